"""The aliases of the IPTC's own catalog and the schemes that they stand for, so that documents that name it can be resolved.

A document names the catalog by its URL and version; aliases were added from version to version, so the newest list
serves all. Schemes of others that the catalog has are here too. Nothing is fetched.
"""

import re
from collections.abc import Mapping
from typing import Final

_CATALOG: Final = re.compile(r"https?://(?:www\.)?iptc\.org/std/catalog/catalog\.IPTC-G2-Standards_\d+\.xml")
_CV: Final = "http://cv.iptc.org/newscodes/"
_CVX: Final = "http://cvx.iptc.org/"
# alias=folder; an alias that is the name of its folder stands alone
_NEWSCODES: Final = """
altidrole aoprop=aoproperty app=application aspfacet=asportfacet aspfacetvalue=asportfacetvalue acdc=audiocodec authoritystatus
catinat=catinature chprop=characteristicsproperty cinat=cinature colsp=colorspace colin=colourindicator ctech=commtech
cptnoterole=conceptnoterole crel=conceptrelation conf=confidence ciprol=contactinfopartrole cwarn=contentwarning
ctrol=contributorrole cpnat=cpnature cpprole=contentprodpartyrole drol=descriptionrole digsrctype=digitalsourcetype dimensionunit
dummy erol=edrole encd=encoding entityprop=entityproperty ecirol=eventcontactinforole edconf=eventdateconfirm
eocstat=eventoccurstatus eorol=eventorganiserrole eprol=eventparticipantrole eregrol=eventregrole
fisymtype=financialinstrumentsymboltype frmt=format gen=generic genre hashscope hashtype hopaction hatarget=hopactiontarget
howextr=howextracted howpr=howpresent ikos imgregrole=imageregionrole imgregtype=imageregiontype impt=importance
isrol=infosourcerole irel=itemrelation irep=itemrepresentation lbtyp=labeltype lrol=languagerole loutorient=layoutorientation
loctyp=location medtop=mediatopic mtyp=mediatype medtype=mediatype1 nprt=namepart nrol=namerole ncostat=newscoveragestatus
nityp=newsitemtype nmsig=newsmsgsignal nprod=newsproduct nprov=newsprovider ninat=ninature not=notation oito=ofinterestto
pgrmod=pkggroupmode plinat=plinature prio=priority prodgenre=productgenre prop=property prov=provider stat=pubstatusg2
rtype=ratertype rcalctype rel=relevance rnd=rendition riaspect rightsprop=rightsproperty riscope role1 rscaleunit scn=scene
sev=severity sig=signal pst1=status1 subj=subjectcode squ=subjectqualifier timeunit tone tpctyp=topictype trustindicator
urgy=urgency useracttype=useractiontype valfmt=valueformat vcdc=videocodec videodef=videodefinition ivqu=videoqualifier
sov=videoscaling why=whypresent wldreg=worldregion
"""
_EXTERNAL: Final = """
a1312cat=anpa1312-category a1312prio=anpa1312-priority a1312svc=anpa1312-servicelevel a1312vers=anpa1312-version bcp47 cusip figi
gics isin mic=iso10383-mic iso3166-1a2 iso3166-1a3 iso3166-2 iso4217a iso4217n parasport secst sedol ticker tidm
googletopicsv1 googletopicsv2 iabcontent20 iabcontent21 iabcontent22 iabcontent30 iabaudience10 iabadproduct10 iabadproduct20
"""
_MUSICBRAINZ: Final = "artist label recording release releasegroup=release-group work"


def _read(words: str, base: str, prefix: str = "") -> dict[str, str]:
    """Return alias -> URI."""
    pairs = (word.partition("=") for word in words.split())
    return {prefix + alias: f"{base}{folder or alias}/" for alias, _, folder in pairs}


SCHEMES: Final[Mapping[str, str]] = {
    **_read(_NEWSCODES, _CV),
    **_read(_EXTERNAL, _CVX),
    **_read(_MUSICBRAINZ, "http://musicbrainz.org/", "mb-"),
    "cptdefrole": f"{_CV}conceptdefinitionrole",  # these two have no slash at the end in the catalog
    "ednoterole": f"{_CV}ednoterole",
    "dbpedia": "http://dbpedia.org/resource/",
    "freebase": "http://www.freebase.com",
    "geonames": "http://sws.geonames.org/",
    "geonameshttps": "https://sws.geonames.org/",
    "plus": "http://ns.useplus.org/ldf/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wikidata": "http://www.wikidata.org/entity/",
}


def is_known(url: str) -> bool:
    """Tell whether a catalog's URL is that of a version of the IPTC's catalog."""
    return _CATALOG.fullmatch(url.strip()) is not None
