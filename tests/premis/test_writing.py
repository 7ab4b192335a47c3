"""What is written is valid under our profile and under the official schema, whatever texts it holds; and is always the same."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from lxml import etree

from archive import schemas
from archive.markup.xmlschemas import xml_schema
from archive.premis import reading, writing
from archive.premis.record import Agent, Identifier, Link, RightsStatement
from archive.premis.terms import RIGHTS_HOLDER
from tests.support.articles import filled
from tests.support.broken_histories import PATH, RECORD, SUM
from tests.support.standards import official_xsd

PROFILE = "premis/1.0/premis.xsd"


@given(note=filled, name=filled, document=filled)
@settings(max_examples=40)
def test_any_text_is_kept_and_valid(note: str, name: str, document: str) -> None:
    holder = Agent(identifier=Identifier.made_of("holder"), name=name)
    statement = RightsStatement(
        identifier=Identifier.made_of("rights"),
        notes=(note,),
        documents=(document,),
        objects=(RECORD.entity.identifier,),
        agents=(Link(holder.identifier, RIGHTS_HOLDER),),
    )
    event = replace(RECORD.events[0], detail=note, notes=(note, name))
    data = writing.write(
        replace(
            RECORD,
            entity=replace(RECORD.entity, rights=(statement.identifier,)),
            files=(replace(RECORD.files[0], original_name=name),),
            events=(event,),
            agents=(*RECORD.agents, holder),
            rights=(statement,),
        )
    )
    root = etree.fromstring(data)
    schema = xml_schema(schemas.path(PROFILE))
    assert schema.validate(root), schema.error_log
    assert [node.text for node in root.iter("{*}eventOutcomeDetailNote")] == [note, name]
    assert root.findtext(".//{*}originalName") == name
    assert root.findtext(".//{*}otherRightsNote") == note


def test_the_official_schema_accepts_what_ours_accepts() -> None:
    root = etree.fromstring(writing.write(RECORD))
    assert xml_schema(schemas.path(PROFILE)).validate(root)
    official = official_xsd("premis", "3.0", "premis.xsd")
    assert official.validate(root), official.error_log


@pytest.mark.parametrize("name", ["object", "event", "agent"])
def test_our_profile_wants_more_than_the_standard(name: str) -> None:
    root = etree.fromstring(writing.write(RECORD))
    for node in root.findall(f"{{*}}{name}")[-1:]:
        root.remove(node)
    assert not xml_schema(schemas.path(PROFILE)).validate(root)


def test_what_is_written_is_read_back() -> None:
    root = etree.fromstring(writing.write(RECORD))
    (file,) = reading.described(root)
    assert reading.is_ours(root)
    assert (file.path, file.size, file.digests) == (PATH, RECORD.files[0].size, {"sha512": SUM})


def test_a_record_is_written_the_same_every_time() -> None:
    assert writing.write(RECORD) == writing.write(RECORD)
    assert writing.write(RECORD).endswith(b"</premis>\n")
