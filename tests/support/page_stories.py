# ruff: noqa: E501  stories and pages have long lines
"""Six short stories, invented and written for this project (CC0): what the pages of `pages.py` are about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story: paragraphs, of which those that begin with # are subheads and those with * are items of a list."""

    stem: str
    lang: str
    headline: str
    standfirst: str
    byline: str
    paper: str
    published: str
    modified: str
    rights: str
    paragraphs: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The text of the body, line by line, without marks."""
        return tuple(paragraph.lstrip("#* ") for paragraph in self.paragraphs)


STORIES = (
    Story(
        stem="tram-depot", lang="en-GB", headline="The Last Tram Depot Opens Its Doors for One Night",
        standfirst="Four hundred people queued in the rain to see the hall that the city forgot.",
        byline="Nora Villiers", paper="The Quayside Courier", published="2024-10-22T09:30:00+01:00",
        modified="2024-10-22T16:05:00+01:00", rights="© 2024 The Quayside Courier",
        paragraphs=(
            ("The doors of the Mill Lane tram depot had been locked for thirty-one years when the caretaker, a patient man called "
            "Edwin Sparrow, found the right key on his fourth ring and let the first visitors in out of the rain."),
            ("Inside stood nine trams in the colours of a transport company that no longer exists, their brass polished by "
            "volunteers who had been coming on Thursdays, without telling anybody, since the spring of the year before last."),
            "# What the volunteers found",
            ("They had found tickets under the seats, a lunch box with a name in it, and the minutes of a union meeting that had "
            "ended, according to the last page, in a song whose words nobody in the room could remember any more."),
            "* Nine trams, of which five can be moved by hand.",
            "* Two thousand tickets, sorted by colour and by route.",
            "* One bell, which still works and was rung a good deal.",
            ("The city council says that it will decide about the building before the summer, and that a swimming pool, a market "
            "and a museum have all been proposed by people who have not been inside it."),
            ("“It should stay what it is,” said Sparrow, who was handed an umbrella by a child on his way home and gave it back, "
            "because the rain, after all those hours, had stopped."),
        ),
    ),
    Story(
        stem="lighthouse-keeper", lang="en", headline="A Keeper Writes Down the Weather One Last Time",
        standfirst="The lamp on Gannet Point turns by itself now, but somebody still climbs the stairs.",
        byline="Tobias Fenn", paper="Northern Shore Weekly", published="2023-03-14", modified="2023-03-15",
        rights="© Northern Shore Weekly",
        paragraphs=(
            ("On 12 March 2019 a technician switched the lamp on Gannet Point to a small grey box, shook hands with the keeper and "
            "drove away before lunch, and since that day nobody has been paid to live in the white house below the tower."),
            ("Agnes Murrow stayed. She writes the weather into a ledger every morning at six, as her mother did from 1961, and "
            "every evening she carries the book back down the one hundred and forty-two steps to the kitchen table."),
            ("The ledgers fill a wall. They say when the herring came in January 1974, when the bridge to the mainland was closed "
            "for eleven days, and on which night the dog of the relief keeper learned to open the pantry door."),
            ("A university has asked for the books, and Murrow has said that it may have them when she is done, which she expects "
            "to be on the last day of December, when the page and the year will end on the same line."),
            ("“The box does not look out of the window,” she said, and looked out of the window, where it had begun to snow over "
            "a sea that was, she wrote a minute later, moderate to rough."),
        ),
    ),
    Story(
        stem="ponte-nova", lang="pt", headline="A ponte nova abriu, e a aldeia foi a pé até ao outro lado",
        standfirst="Durante quarenta anos, a travessia do rio fez-se de barco ou não se fez.",
        byline="Inês Carvalhal", paper="Correio da Ribeira", published="2022-05-07T08:00:00+01:00",
        modified="2022-05-08T10:15:00+01:00", rights="© 2022 Correio da Ribeira",
        paragraphs=(
            ("A ponte nova abriu no sábado às oito da manhã, e às oito e cinco já não havia ninguém na aldeia, porque todos "
            "tinham ido a pé até ao outro lado para ver, de lá, como ficava a casa de cada um."),
            ("O barqueiro, que fez a travessia durante quarenta anos, foi o último a atravessar e o primeiro a sentar-se: trouxe "
            "uma cadeira, pousou-a a meio do tabuleiro e ficou a olhar para a água sem dizer nada."),
            ("A obra custou menos do que se previa e demorou mais do que se prometera, disse o presidente da junta, que leu o "
            "discurso até à segunda página e depois o dobrou, porque o vento levava as folhas."),
            ("Houve pão, queijo e uma banda com sete músicos, dos quais três vieram da outra margem e tocaram, pela primeira vez, "
            "sem ter de olhar para o relógio por causa do último barco."),
            ("O barco vai ficar na praça, com flores dentro, e o barqueiro já avisou que as flores, se ninguém se importar, é ele "
            "que as rega, todos os dias, às horas a que costumava partir."),
        ),
    ),
    Story(
        stem="nachtzug", lang="de", headline="Der Nachtzug hält wieder in Grünau",
        standfirst="Zwölf Jahre fuhr er durch, nun steigen am ersten Abend elf Menschen ein.",
        byline="Jörg Lindner", paper="Grünauer Bote", published="2021-11-30T22:40:00+01:00",
        modified="2021-12-01T06:10:00+01:00", rights="© Grünauer Bote",
        paragraphs=(
            ("Um zwei Uhr vierzig in der Nacht hielt am Sonntag zum ersten Mal seit zwölf Jahren wieder ein Zug in Grünau, und "
            "auf dem Bahnsteig standen elf Reisende, zwei Hunde und ein Bürgermeister in Hausschuhen."),
            ("Der Schaffner, der die Strecke noch aus seiner Lehrzeit kennt, rief den Namen der Stadt so laut aus, dass in der "
            "Bahnhofstraße die Lichter angingen und jemand im dritten Stock zu klatschen begann."),
            ("Die Bahn hatte den Halt gestrichen, weil die Weiche zu alt war; erneuert wurde sie nun, weil ein Verein jedes Jahr "
            "am selben Tag mit Laternen am Gleis stand und dem vorbeifahrenden Zug zuwinkte."),
            ("Geblieben ist vom alten Bahnhof die Uhr, die immer drei Minuten vorgeht, und der Fahrplan trägt dem Rechnung: Die "
            "Abfahrt steht darin mit zwei Uhr dreiundvierzig."),
            ("„Wir sind wieder auf der Karte“, sagte die Vorsitzende des Vereins, packte ihre Laterne ein und ging, wie sie sagte, "
            "zum ersten Mal nach so einer Nacht wirklich müde nach Hause."),
        ),
    ),
    Story(
        stem="souq-roof", lang="ar", headline="سقف السوق القديم يعود بعد خمسة أعوام من الانتظار",
        standfirst="عاد التجار إلى محالهم قبل شروق الشمس، وكان أول ما باعوه الخبز والقهوة.",
        byline="سلمى الحداد", paper="بريد الميناء", published="2020-02-18T07:00:00Z", modified="2020-02-18T12:30:00Z",
        rights="© 2020 بريد الميناء",
        paragraphs=(
            ("فتح السوق القديم أبوابه صباح الثلاثاء تحت سقف خشبي جديد، بعد خمسة أعوام قضاها التجار في خيام نصبت عند الميناء، حيث "
            "كانت الريح تحمل الأقمشة إلى البحر في كل شتاء."),
            ("وقال شيخ النجارين إن الألواح جاءت من المراكب القديمة التي لم يعد أحد يبحر بها، وإن كل لوح منها يحمل اسم المركب الذي "
            "جاء منه، مكتوبا بخط صغير من الداخل لا يراه إلا من يصلح السقف."),
            ("وجلس بائع القهوة في مكانه الأول نفسه، ووضع الإبريق على الحجر نفسه، ثم نظر إلى الأعلى وقال إن الضوء صار يأتي من جهة "
            "أخرى، وإنه سيحتاج إلى شهر حتى يعتاد عليه."),
            ("ولم تطلب المدينة إيجارا عن السنة الأولى، بشرط واحد، وهو أن يبقى الممر الأوسط خاليا حتى يستطيع الأطفال الركض فيه كما "
            "كانوا يفعلون من قبل، وقد بدأوا ذلك قبل أن تنتهي الخطب."),
        ),
    ),
    Story(
        stem="moulin-du-pont", lang="fr", headline="Le moulin du pont tourne de nouveau, une heure par jour",
        standfirst="La farine est grise, le pain est bon, et la file d’attente fait le tour de l’église.",
        byline="Hélène Astruc", paper="L’Écho du Vallon", published="2024-06-01T06:45:00+02:00",
        modified="2024-06-02T18:00:00+02:00", rights="© L’Écho du Vallon",
        paragraphs=(
            ("La roue du moulin s’est remise à tourner samedi, à six heures quarante-cinq, devant le boulanger, le maire et une "
            "vingtaine d’enfants à qui l’on avait promis, pour cette fois, de ne pas les envoyer à l’école."),
            ("Elle tourne une heure par jour, pas davantage, parce que la rivière appartient aussi aux truites ; c’est ce que dit "
            "l’accord que la commune et les pêcheurs ont mis neuf ans à signer."),
            ("La farine est grise et un peu sableuse, et le pain qu’on en fait se vend avant d’être froid, à raison de deux par "
            "famille, ce qui a déjà provoqué, selon le garde champêtre, trois mariages de circonstance."),
            ("Le meunier a vingt-six ans. Il a appris le métier dans un livre, puis chez un homme qui l’avait appris dans le même "
            "livre, et il assure que la page sur les meules est fausse."),
            ("À huit heures, quand la roue s’arrête, on entend de nouveau la rivière, et le boulanger dit que c’est à ce "
            "moment-là, et pas avant, qu’il sait que le pain sera bon."),
        ),
    ),
)  # fmt: skip
