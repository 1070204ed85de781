"""Abbreviations, by language, without their last stop; case matters, save where it is said.

Only the base language counts (`pt-BR` uses `pt`).
"""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def table(**languages: str) -> dict[str, frozenset[str]]:
    return {language: words(text) for language, text in languages.items()}


_BEFORE_NAMES = table(
    en="""Adm Amb Brig Capt Cdr Cmdr Col Comdr Cpl Cpt Dep Det Dr Fr Ft Gen Gens Gov Govs Hon Insp
        Lt Maj Messrs Mme Mr Mrs Ms Msgr Mt Mx Ofc Pfc Pres Prof Pte Pvt Rep Reps Rev Sec Sen Sens
        Sgt Spc Sr Dra Sra St Ste Supt Treas Assoc Asst Atty Lieut vs v cf viz al approx""",
    es="""Arq Arz Cap Cdte Cía Cmdte Cnel Comte Cptn Da Dña Dn Dr Dra Dres Excmo Exc Fr Fdo Gob
        Gral Ilmo Ing Lcda Lcdo Lic Mag Mons Mtro Pbro Pdte Presb Prof Profa Rev Rvdo Sgto Sr Sra
        Sres Srta Srtas Sta Sto Tte Ud Uds Vda Av Avda Pza p.ej Mr Mrs St""",
    pt="""Adm Alm Alte Arq Av Cap Cb Cel Cmte Col Dep Des Desa Dir Dom Dr Dra Drs Eng Enga Ex Exa
        Excia Exmo Exma Gal Gen Gov Ilmo Ilma Jr Mal Min Mons Pe Pref Pres Prof Profa Profs Rev
        Sen Sgto Sr Sra Srs Srta Sta Sto Ten Trav Vº Mr Mrs St""",
    fr="""Cap Cdt Cel Col Dr Drs Gal Gén Ing Lt M MM Me Mgr Mlle Mlles Mme Mmes Mr Pr Prof Rév St
        Ste Sén Vve cf""",
    de="""Abg Abt Bez Bgm Bj Bro Chr Dipl Dir Dr Fr Frl Gen Ges Hbf Hl Hptm Hr Hrn Ing Jh Kap Lt Maj
        Mag Min Mr Mrs Nr Oberst Ob Ofw Pfr Präs Prof Prov Reg Sen St Str Univ bzw ca evtl ggf kath
        ev med jur phil rer nat habil inkl
        insb max mind rd sog vgl zzt z.B d.h u.a z u""",
    it="""arch avv dott dott.ssa geom gen ing mons on prof prof.ssa rag sen sig sig.ra sigg Amm
        Arch Avv Cap Cav Col Comm Cons Dep Dir Dott Dott.ssa Dr Egr Gen Geom Ing Jr Magg Mar
        Mons On Pres Prof Prof.ssa Rag Rev Sen Sig Sig.ra Sig.na Sigg Ten cfr Mr Mrs St""",
    ca="""Av Dr Dra Drs Gral Hble Il·lm Mn Mons Pça Prof Sr Sra Srs Srta Sta St Mr Mrs""",
    ru="""акад ген гр им ул пр просп пл пос проф доц инж кв обл р оз о стр корп т
        д е п см ср св""",
    uk="""акад ген ім вул просп пл проф доц обл р м с див св""",
    pl="""al bł br dr gen hab im inż kard ks kpt lek ltd mgr mjr nt np os płk por prof red reż
        śp św tzw tj ul ust ww zob""",
    nl="""burg dhr dr drs Dr Drs gen Gen ing ir jhr kol lt Lt min mevr mr Mr mw prof Prof ds sgt St
        St""",
    cs="""ing Ing dr Dr doc Doc prof Prof Mgr mgr MUDr JUDr PhDr RNDr PaedDr Bc sv Sv gen Gen plk
        mjr kpt por čl tzv např resp tj mj""",
    sk="""ing Ing dr Dr doc Doc prof Prof Mgr MUDr JUDr PhDr RNDr Bc sv Sv gen Gen plk mjr tzv napr
        resp tj""",
    hu="""dr Dr ifj id özv prof Prof Szt ún pl ill ti u gr br""",
    tr="""Dr Prof Doç Yrd Av Alb Gen Org Tuğg Yzb Sn Mr Mrs St vb vs örn bkz""",
    sv="""dr Dr prof Prof hr Hr fr Fr st St kapt gen bl.a t.ex s.k dvs resp ca jfr""",
    da="""dr Dr prof Prof hr Hr fr Fr frk st St kapt gen bl.a f.eks s.k dvs hhv ca jf adv
        dir cand mag stud sml min mht vedr ift""",
    nb="dr Dr prof Prof hr Hr fr Fr st St kapt gen bl.a f.eks s.k dvs hhv ca jf",
    fi="tri prof Prof tohtori fil ev esim ks vrt mm ns ts yms eaa",
    ro="dl Dl dna Dna d-na dna dr Dr prof Prof ing gen Gen lt av Av sf Sf str bd nr art jud cf",
    bg="проф Проф доц инж акад ген полк г-н г-жа д-р ул бул гр св чл т.нар напр",
    hr="dr Dr prof Prof mr Mr mag ing gen Gen sv Sv ul tzv npr odn tj gosp gđa",
    el="κ κα κκ δρ Δρ καθ Καθ κ.κ Αγ αρ σελ π.χ δηλ",
    hi="डॉ प्रो श्री",
    ar="د أ.د",
    fa="دکتر",
    ur="ڈاکٹر",
    gl="""Av Dr Dra Dres Dna D Exc Excmo Lic Mr Mrs Pe Prof Profa Rvdo Sr Sra Sres Srta Sta Sto St
        p.ex""",
)
_OR_LAST = table(
    en="""co corp inc ltd bros dept est min max Bros Co Corp Inc Jr Ltd LLC Mfg Sr etc Ave Blvd
        Rd Calif Conn Fla Ga
        Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash
        Wis Wyo D.C Jan Feb Mar Apr Aug Sept Oct Nov Dec""",
    es="ej EE UU min a.m p.m etc Cía Ltda Hnos Corp Inc aprox EE.UU Jr S.A S.L",
    pt="ex a.m p.m etc Cia Ltda Inc Corp S.A h aprox",
    fr="ex etc Cie Inc Corp Ltd env apr av J.-C av.J.-C S.A hab",
    de="usw etc Co Inc Corp Ltd Mio Mrd Tsd u.s.w Std Min v.Chr n.Chr Chr",
    it="ecc etc Inc Corp S.p.A s.p.a S.r.l ca",
    ca="etc Inc Corp S.A S.L Cia",
    nl="enz etc Inc Corp bv nv",
    pl="itd itp etc Inc Corp r w zł tys mln mld proc godz",
    ru="г гг тыс млн млрд руб др т.д т.п н.э",
    uk="тис млн млрд грн ін т.д т.п",
    cs="atd apod aj r č str hod Kč tis mil mld",
    sk="atď r č str hod tis mil mld",
    hu="stb kb db Ft Kft Rt Zrt",
    tr="vb vs A.Ş Ltd Şti M.Ö M.S",
    sv="etc m.m osv kl kr milj",
    da="etc m.m osv kl kr mio mia pct",
    nb="etc m.m osv kl kr mill",
    ro="etc mil mld lei",
    bg="др т.н и.др хил млн млрд лв г",
    hr="itd i.sl god tis mil mlrd kn",
    el="κ.λπ κλπ κ.ά εκ δισ χιλ π.Χ μ.Χ",
    gl="UU EE a.m p.m etc Cía Ltda Inc Corp S.A S.L",
)
_CLOSES_LIST = words("km kg cm mm hab etc usw ecc enz itd itp osv atd stb т.д т.п др ін")
_BEFORE_NUMBERS = words("""
    no nos nr n nº n.º n° núm num nums art arts artt fig figs p pp pág págs pag pagg par párr párrf
    cap ch vol vols sec ver lin abs s bd kap ziff rn tel tlf ext cra km rev
    jan feb mar apr may jun jul aug sept sep oct nov dec ene abr ago dic lun mié jue vie sáb dom
    janv févr avr juil déc incl excl ca c approx aprox env comma ст с № ч п рис ust poz
""")
_ORDINALS = words("bs cs da de et fi hr hu is lv nb nn no sk sl sr tr")
_SAME = {"no": "nb", "nn": "nb", "sr": "hr", "bs": "hr"}

_VOWELS = "aeiouyàáâãäåæèéêëěìíîïıòóôõöøőœùúûüűůýąęаеёиоуыэюяіїєαεηιουωάέήίόύώ"
_CONSONANTS = re.compile(rf"[^\W\d_{_VOWELS}²³]{{2,5}}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_DOTTED = re.compile(r"[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+")
_ONE_LETTER_WORDS = frozenset("éèàóєя")


def base(language: str) -> str:
    """The language whose tables a language uses."""
    code = language.split("-")[0]
    return _SAME.get(code, code)


def stands_before_names(word: str, language: str) -> bool:
    """Whether an abbreviation stands before a name and ends no sentence: `Dr`."""
    # Titles of no known language, and of those that have no table: English ones travel.
    return word in _BEFORE_NAMES.get(base(language), _BEFORE_NAMES["en"])


def stands_before_numbers(word: str) -> bool:
    """Whether a word, in any case, ends no sentence where a number follows: `No. 5`, `art. 13`."""
    return word.lower() in _BEFORE_NUMBERS


def may_be_last(word: str, language: str) -> bool:
    """Whether an abbreviation may end a sentence or not: `Inc`, `т.д`."""
    return word in _OR_LAST.get(base(language), ())


def closes_list(word: str) -> bool:
    """Whether an abbreviation seldom stands before a name: `etc`, and units after a number."""
    return word in _CLOSES_LIST


def writes_ordinals_with_stop(language: str) -> bool:
    """Whether `3. Mai` is the third of May."""
    return language.split("-")[0] in _ORDINALS


def is_shortened(word: str, language: str) -> bool:
    """Whether a word before a stop may be an abbreviation: one of a table, or one by its form.

    Initials, `i.e`, and what no vowel makes pronounceable: `Blvd`, `стр`.
    """
    if word.lower() == word.upper():
        return False
    return (
        may_be_last(word, language)
        or stands_before_names(word, language)
        or bool(_INITIALS.fullmatch(word) and word not in _ONE_LETTER_WORDS)
        or bool(_DOTTED.fullmatch(word))
        or bool(not word.isupper() and _CONSONANTS.fullmatch(word.lower()))
    )
