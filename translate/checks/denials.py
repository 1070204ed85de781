"""The words that deny, language by language (stems.py has the notation)."""

from __future__ import annotations

DENY = {
    "ca": "no mai",
    "de": "nicht kein* nie niemals",
    "en": "not cannot never",
    "es": "no nunca jamás",
    "fr": "ne jamais",
    "gl": "non nunca",
    "it": "non mai",
    "nl": "niet geen nooit",
    "pl": "nie nigdy",
    "pt": "não nunca jamais",
    "ru": "не нет никогда нельзя",
    "uk": "не немає ніколи",
}
"""What denies without doubt."""

NOBODY = {
    "ca": "ni cap res ningú tampoc innocen*",
    "de": "weder nichts niemand* nirgend* nein unschuld*",
    "en": "no none nobody nothing neither nor innocen*",
    "es": "ni ning* nadie nada tampoco inocen*",
    "fr": "pas aucun* rien personne ni non nul* guère innocen*",
    "gl": "nin ning* nada tampouco inocen*",
    "it": "né nessun* niente nulla nemmeno neanche neppure no innocen*",
    "nl": "noch niets niemand nergens nee onschuld*",
    "pl": "ani nic nikt nikogo nikomu niczego żad* niewinn*",
    "pt": "nem nenhu* ningu* nada tampouco inocen*",
    "ru": "ни ничего ничто ничем никто никого никому никак* нигде невинов* невинн*",
    "uk": "ні нічого ніщо нічим ніхто нікого нікому ніяк* ніде жодн* невинув* невинн*",
}
"""What may stand for `not` at any place: `we could not find anyone` is `ninguém foi achado`."""

NEARBY = {
    "ca": (
        "ignor* poc menys només sols sense deix* falt* evit* rebutj* negar negava nega"
        " impossible imped* incapa* lluny lloc_de prohib* gens desconeix* mancar*"
    ),
    "de": (
        "weniger anders erst kurz bald inakzept* un* ohne *los *lose *losen *loser *loses kaum"
        " statt* anstatt verweiger* ablehn* abgelehnt* lehn* bestritt* bestreit* leugn* fehl*"
        " mangel* vermeid* verzicht* verhinder* verbiet* verboten* wenig* nur"
    ),
    "en": (
        "less only soon shortly without unable un* fail* refus* deny denies denied lack* avoid*"
        " hardly rarely unless stop* ceas* rather instead impossible"
    ),
    "es": (
        "ignor* menos solo sólo solamente sin dej* falt* evit* rechaz* negó niega* negar"
        " negaron imposible* impid* impedi* incapa* lejos vez_de prohib* poco desconoc*"
    ),
    "fr": (
        "moins sans manqu* évit* refus* nie* impossible* incapable* cess* arrêt*_de loin plutôt"
        " lieu_de interdi* empêch* peu seulement ignor* inconnu*"
    ),
    "gl": "ignor* menos só pouco sen deix* falt* evit* rexeit* imposible",
    "it": (
        "ignor* meno solo soltanto inaccett* senza smett* smesso manc* evit* rifiut* nega"
        " negato negare impossibil* imped* incapa* invece anziché lontan* viet* poco ignot*"
        " sconosc*"
    ),
    "nl": (
        "minder pas kort alleen zonder onmogelijk* onbekend* *loos nauwelijks weiger* geweigerd"
        " ontken* gebrek vermijd* weinig verbo*"
    ),
    "pl": (
        "mniej najmniej dopiero tylko wkrótce krótko bez nie* brak* odmów* odmaw* zaprzecz*"
        " przesta* mało zamiast unik* trudno zakaz* bynajmniej"
    ),
    "pt": (
        "ignor* menos só somente apenas sem deix* falt* evit* recus* negou nega negam negar"
        " impossív* impedi* incapa* raramente longe parou invés vez_de proib* pouco discord*"
        " desconhec* insatisf*"
    ),
    "ru": (
        "вне менее меньше только вскоре утрат* нич* ник* без* бес* не* отказ* отриц* прекра*"
        " переста* лиш* вряд едва мало вместо избег* избеж* отсутств* кроме запрет* запрещ*"
    ),
    "uk": (
        "поза менш* тільки незабаром втрат* ніч* нік* без* не* відмов* запереч* припин*"
        " переста* лиш* навряд ледве мало замість уник* відсутн* крім брак* заборон*"
    ),
}
"""What may stand for it where it stood: `no longer` is `deixou de`, `not allowed` is `proibido`."""

LOOKALIKES = {
    "de": "und uns unser* unter* union* uni* ung* universit* fehler*",
    "en": "under* until unit* union* univers* unique* unless uncle*",
    "ca": "a_menys_que al_menys si_més_no",
    "es": "a_menos_que al_menos lo_menos",
    "fr": "nièce* à_moins au_moins",
    "it": "a_meno_che",
    "pt": "a_menos_que ao_menos pelo_menos",
    "pl": "niech niego niej niem* niemal niedziel* nieb* nieruchom* niektór* nieco niesie niosą",
    "ru": (
        "ней него нему нём нем нее неё неделю недел* недвиж* необходим* немедлен* некотор*"
        " нескольк* небо неба небе небес* нефт* немец* немц* недавн* нередко невест* нерв* нег*"
        " ничь* никол* бесед* бесплатн* безопас*"
    ),
    "uk": (
        "ней неї нею ньому неділ* нерухом* необхідн* негайн* небо неба небі небом небес* нещодавн*"
        " нерв* нерідко невдовзі нік безпек* безпе* бесід*"
    ),
}
"""What looks like them and denies nothing."""

OWN_WORDS: tuple[dict[str, str], ...] = (
    {
        "ca": "sense", "de": "ohne", "en": "without", "es": "sin", "fr": "sans", "gl": "sen",
        "it": "senza", "nl": "zonder", "pl": "bez", "pt": "sem", "ru": "без*", "uk": "без*",
    },
    {
        "ca": "només sols", "de": "nur", "en": "only just merely alone",
        "es": "solo sólo solamente", "fr": "seulement", "gl": "só",
        "it": "solo soltanto", "nl": "alleen", "pl": "tylko",
        "pt": "só somente apenas", "ru": "лиш* только", "uk": "лиш* тільки",
    },
    {
        "ca": "menys", "de": "weniger", "en": "less fewer least", "es": "menos", "fr": "moins",
        "gl": "menos", "it": "meno", "nl": "minder", "pl": "mniej najmniej", "pt": "menos",
        "ru": "менее меньше", "uk": "менш*",
    },
    {
        "ca": "rebutj* nega negar negava", "de": "verweiger* ablehn* abgelehnt* lehn* bestritt*"
        " bestreit* leugn* verzicht*", "en": "refus* reject* abandon* declin* deny denie* denying"
        " waive*", "es": "rechaz* negó niega* negar negaron", "fr": "refus* nie*",
        "gl": "rexeit*", "it": "rifiut* nega negato negare", "nl": "weiger* geweigerd ontken*",
        "pl": "odmów* odmaw* zaprzecz*", "pt": "recus* negou nega negam negar",
        "ru": "отказ* отриц*", "uk": "відмов* запереч*",
    },
    {
        "ca": "lloc_de", "de": "statt* anstatt", "en": "rather instead", "es": "vez_de",
        "fr": "plutôt lieu_de", "it": "invece anziché", "pl": "zamiast", "pt": "invés vez_de",
        "ru": "вместо", "uk": "замість",
    },
    {
        "ca": "falt* mancar* deix*", "de": "fehl* mangel*", "en": "miss* lack* fail*"
        " leave leaves leaving left", "es": "falt* dej*", "fr": "manqu*", "gl": "falt* deix*",
        "it": "manc*", "nl": "gebrek", "pl": "brak*", "pt": "falt* deix*", "uk": "брак*",
    },
    {
        "ca": "impossible incapa* desconeix*", "de": "un* *los *lose *losen *loser *loses",
        "en": "un* +less impossible", "es": "imposible* incapa* desconoc*",
        "fr": "impossible* incapable* inconnu*", "it": "impossibil* incapa* sconosc*",
        "nl": "onmogelijk* onbekend* *loos", "pl": "nie*", "pt": "impossív* incapa* desconhec*",
        "ru": "не* без* бес*", "uk": "не* без* бес*",
    },
)  # fmt: skip
"""What denies something of its own: it stands for `without` and not for `not`, where the source
has both."""

UNSPACED = {
    "ar": (
        r"\b(?:[وف]?(?:لا|لم|لن|ليس\w*|ما)|لست|غير|[وفبل]*(?:دون|عدم)|كلا"
        r"|[ويتنأ]{0,2}(?:رفض|نف[ىيت]|أنكر|نكر)\w*)\b"
    ),
    "ja": "な[いくかけしさ]|ませ?ん|ず|ぬ|[無不非未否]|拒|避|やめ|止",
    "ko": "않|없|못|아[니닌닙]|안|말|[비불무미]|모[르릅른]|몰[라랐]|부인|부정|거부|금지|피하",
    "zh": "[不没沒无無非未别別莫否勿]|拒|避免|停止|缺|禁",
}
"""The same as patterns, where words are written together or with prefixes."""
