"""Abbreviations and sentence openers, by language, for what sentencex lacks or takes otherwise.

Only the base language counts (`pt-BR` uses `pt`). Case matters, save where a docstring says so.
"""

from __future__ import annotations

from functools import lru_cache


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _table(**languages: str) -> dict[str, frozenset[str]]:
    return {language: _words(words) for language, words in languages.items()}


_BEFORE_NAMES = _table(
    en="""Adm Amb Brig Capt Cdr Cmdr Col Comdr Cpl Cpt Dep Det Dr Fr Ft Gen Gens Gov Govs Hon Insp
        Lt Maj Messrs Mme Mr Mrs Ms Msgr Mt Mx Ofc Pfc Pres Prof Pte Pvt Rep Reps Rev Sec Sen Sens
        Sgt Spc Sr Dra Sra St Ste Supt Treas Assoc Asst Atty Lieut vs v cf approx""",
    es="""Arq Arz Cap Cdte Cía Cmdte Cnel Comte Cptn Da Dña Dn Dr Dra Dres Excmo Exc Fr Fdo Gob
        Gral Ilmo Ing Lcda Lcdo Lic Mag Mons Mtro Pbro Pdte Presb Prof Profa Rev Rvdo Sgto Sr Sra
        Sres Srta Srtas Sta Sto Tte Ud Uds Vda Av Avda Pza p.ej Mr Mrs St""",
    pt="""Adm Alm Alte Arq Av Cap Cb Cel Cmte Col Dep Des Desa Dir Dom Dr Dra Drs Eng Enga Ex Exa
        Excia Exmo Exma Gal Gen Gov Ilmo Ilma Jr Mal Min Mons Pe Pref Pres Prof Profa Profs Rev
        Sen Sgto Sr Sra Srs Srta Sta Sto Ten Trav Vº Mr Mrs St""",
    fr="""Cap Cdt Cel Col Dr Drs Gal Gén Ing Lt M MM Me Mgr Mlle Mlles Mme Mmes Mr Pr Prof Rév St
        Ste Sén Vve cf""",
    de="""Abg Abt Bez Bgm Bj Bro Chr Dipl Dir Dr Fr Frl Gen Ges Hbf Hl Hptm Hr Hrn Ing Jh Kap Lt Maj
        Mag Min Mr Mrs Nr Oberst Ob Ofw Pfr Präs Prof Prov Reg Sen St Str Univ bzw ca evtl ggf inkl
        insb max mind rd sog vgl zzt z.B d.h u.a z u""",
    it="""Amm Arch Avv Cap Cav Col Comm Cons Dep Dir Dott Dott.ssa Dr Egr Gen Geom Ing Jr Magg Mar
        Mons On Pres Prof Prof.ssa Rag Rev Sen Sig Sig.ra Sig.na Sigg Ten cfr Mr Mrs St""",
    ca="""Av Dr Dra Drs Gral Hble Il·lm Mn Mons Pça Prof Sr Sra Srs Srta Sta St Mr Mrs""",
    ru="""акад ген гр им ул пр просп пл пос проф доц инж кв обл р оз о стр корп т
        д е п см ср св""",
    uk="""акад ген ім вул просп пл проф доц обл р м с див св""",
    pl="""al bł br dr gen hab im inż kard ks kpt lek ltd mgr mjr nt np os płk por prof red reż
        śp św tzw tj ul ust ww zob""",
    nl="""burg dhr dr drs Dr Drs gen Gen ing ir jhr kol lt Lt min mevr mr Mr mw prof Prof ds sgt St
        St""",
)
_OR_LAST = _table(
    en="""Bros Co Corp Inc Jr Ltd LLC Mfg No Sr etc Ave Blvd Rd Calif Conn Fla Ga
        Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash
        Wis Wyo D.C Jan Feb Mar Apr Aug Sept Oct Nov Dec""",
    es="UU a.m p.m etc Cía Ltda Hnos Corp Inc aprox EE.UU Jr S.A S.L",
    pt="a.m p.m etc Cia Ltda Inc Corp S.A h aprox",
    fr="etc Cie Inc Corp Ltd env apr av J.-C av.J.-C S.A hab",
    de="usw etc Co Inc Corp Ltd Mio Mrd Tsd u.s.w Std Min v.Chr n.Chr Chr",
    it="ecc etc Inc Corp S.p.A s.p.a S.r.l ca",
    ca="etc Inc Corp S.A S.L Cia",
    nl="enz etc Inc Corp bv nv",
    pl="itd itp etc Inc Corp r w zł tys mln mld proc godz",
    ru="г гг тыс млн млрд руб др т.д т.п н.э",
    uk="тис млн млрд грн ін т.д т.п",
)
_BEFORE_NUMBERS = _words("""
    No Nos no nos Nr nr N n nº n.º núm Núm num nums Art art Arts arts artt Artt Fig fig figs p pp
    pág págs pag pagg par párr cap Cap Ch ch vol Vol vols sec Sec ver lin Abs S Bd Kap Ziff Rn Tel
    tel Tlf tlf Aug Jan Feb Apr Sept Sep Oct Nov Dec ca c approx aprox env comma mar may ст с № ч п
    рис ust poz
""")
_OPENERS = _table(
    en="""A After All Also Although An And Another As At Because Before Both But By During Each Even
        Earlier Every For From He Her His However I If In It Its Last Many Meanwhile More Most My
        Nearly No Nor Not Nothing Now On Once One Only Or Our Over She Since So Some Still Such
        That The Their Then There These They This Those Though Three To Today Two Under Until We
        What When Where Which While Who Why With Yet You""",
    es="""A Además Al Algunos Antes Así Aunque Cada Como Con Cuando De Del Desde Después Durante El
        Ella Ellos En Entonces Entre Es Esa Ese Esta Este Estas Estos Esto Fue Ha Hasta Hay La Las
        Le Les Lo Los Más Mientras Muchos Ni No Nos Otra Otro Para Pero Por Porque Según Se Si Sin
        Sobre Su Sus También Tras Todo Todos Un Una Uno Unos Y Ya Yo""",
    pt="""A Ainda Além Alguns Antes Ao Aos Após As Assim Cada Com Como Da Das De Depois Desde Do Dos
        Durante E Ela Elas Ele Eles Em Enquanto Entre Era Essa Esse Esta Estas Este Estes Eu Foi Há
        Isso Já Lá Mais Mas Muitos Na Nas Nem No Não Nos Nós O Onde Os Ou Outra Outro Para Pela Pelo
        Por Porque Quando Que Se Segundo Sem Seu Sua Também Todos Um Uma""",
    fr="""A Ainsi Alors Après Au Aucun Aux Avant Avec Ce Ceci Cela Celui Ces Cet Cette Chaque Comme
        Dans De Depuis Des Dès Deux Du Elle Elles En Ensuite Entre Et Il Ils J Je L La Le Les Leur
        Lors Lui Mais Malgré Ni Non Notre Nous On Or Ou Où Par Pendant Plus Plusieurs Pour Pourtant
        Près Puis Quand Que Qui Sa Sans Selon Si Son Sous Sur Tous Tout Un Une Vers Vous À""",
    de="""Aber Alle Allerdings Als Am An Auch Auf Aus Bei Beide Bis Da Dabei Dafür Damit Danach Dann
        Das Dass Dem Den Denn Der Deshalb Die Dies Diese Dieser Dieses Doch Dort Durch Ein Eine
        Einer Er Es Für Gegen Hier Ich Ihm Ihr Ihre Im In Ist Jetzt Kein Man Mehr Mit Nach Nicht
        Noch Nun Nur Ob Obwohl Oder Seit Sein Seine Sie So Trotz Um Und Unter Viele Vom Von Vor Was
        Weil Wenn Wer Wie Wir Wo Zu Zudem Zum Zur Zwar Zwei Während Über""",
    it="""A Ad Ai Al Alla Anche Ancora Che Chi Ci Come Con Così Cosa Da Dal Dalla Del Dell Della Di
        Dopo Dove Due E Ed Era Essi Fra Gli Ha Hanno I Il In Invece Io L La Le Lei Lo Loro Lui Ma
        Mentre Molti Nel Nella Noi Non O Ogni Oggi Per Perché Più Poi Prima Quando Quanto Quella
        Quello Questa Questo Se Secondo Senza Si Sono Sotto Su Sul Suo Sua Tra Tutti Un Una È""",
    ca="""A Això Al Als Amb Així Aquest Aquesta Aquests Aquestes Cada Com D Davant De Del Dels Des
        Després Durant El Ell Ella Els En Entre Era És Fins Ha Han Hi I Ja L La Les Li Mentre Més Ni
        No O On Per Perquè Però Quan Què S Segons Sense Si Són Tot Tots També Un Una Van Va""",
    ru="""А В Во Все Всего Где Для До Его Ее Если Же За И Из Или Их К Как Когда Который Мы На Над Не
        Но О Об Он Она Они Оно От По Под После При С Со Так Также Там То Того Только У Хотя Что Эта
        Эти Это Этот Я Однако Сейчас Теперь Тогда""",
    uk="""А Але В Вона Вони Він Все Де Для До За З Зі І Й Його Коли Ми На Не Однак Під Після По При
        Про Та Так Також Ти У Це Ця Цей Що Щоб Як Який Якщо Я""",
    nl="""Aan Al Als Bij Daar Dat De Deze Die Dit Door Een En Er Het Hij Hoe Ik In Is Maar Met Na
        Naar Niet Nog Nu Of Om Ook Op Over Te Tot Uit Van Voor Want Wat We Wij Ze Zij Zo""",
    pl="""A Ale Ani Bo Był Była Było Co Czy Do Dla Gdy I Ich Jak Jednak Jego Jej Jest Jeśli Już
        Kiedy Która Który Mimo Na Nad Nie O Od On Ona Oni Po Pod Potem Przed Przez Przy Są Ta
        Tak Także Te Ten Teraz To Tylko Tym W We Więc Wszystkie Z Za Ze Że""",
)
_AFTER_HOURS = _words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat
    Sun January February March April May June July August September October November December
    Eastern Central Mountain Pacific Atlantic British Central Greenwich Moscow Tokyo EST EDT ET CST
    CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST EET EEST MSK IST JST KST HKT AEST AEDT NZST
""")
_ORDINALS = _words("bs cs da de et fi hr hu is lv nb nn no sk sl sr")

# Ordinary words that sentencex holds for abbreviations, so that it misses the end after them.
_WORDS = _table(
    ca="PP cap com contra des dir fil no sobre vol",
    de="mich",
    en="May Miss OK Penn art btw la ll may me miss no ok re",
    es="Inter PP UD ante bien con contra da entre km mar mm no nos para sobre tras",
    it="""DOA IBM Ibm NASA San ai al ci col con fa fasi fin fra ha la laser le li lo ma mai mi mm ne
        no ore sa se si sia su va vi via""",
    nl="al best dat me pas top ver vol",
    pl="dniem",
    pt="III art no vi",
)


@lru_cache(maxsize=256)
def _of(name: str, language: str) -> frozenset[str]:
    tables = {"names": _BEFORE_NAMES, "last": _OR_LAST, "openers": _OPENERS, "words": _WORDS}
    base = language.split("-")[0]
    if base in tables[name]:
        return tables[name][base]
    # Titles of no known language, and of those that have no table: English ones travel.
    return _BEFORE_NAMES["en"] if name == "names" else frozenset()


def before_names(language: str) -> frozenset[str]:
    """Abbreviations, without their last stop, that stand before a name and end no sentence."""
    return _of("names", language)


def or_last(language: str) -> frozenset[str]:
    """Abbreviations, without their last stop, that may end a sentence or not."""
    return _of("last", language)


def openers(language: str) -> frozenset[str]:
    """Words that, in upper case after an abbreviation, start a sentence."""
    return _of("openers", language)


def words(language: str) -> frozenset[str]:
    """Ordinary words that are abbreviations before a number alone."""
    return _of("words", language)


def before_numbers() -> frozenset[str]:
    """Abbreviations that end no sentence where a number follows: `No. 5`, `art. 13`."""
    return _BEFORE_NUMBERS


def after_hours() -> frozenset[str]:
    """Words that go on after an hour: `at 5 p.m. Monday`, `10 a.m. GMT`."""
    return _AFTER_HOURS


def writes_ordinals_with_stop(language: str) -> bool:
    """Whether `3. Mai` is the third of May."""
    return language.split("-")[0] in _ORDINALS
