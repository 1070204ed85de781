"""What the word after a stop tells, by language: words that open a sentence, words that go on.

The openers are function words, in upper case. Only the base language counts (`pt-BR` uses `pt`).
"""

from __future__ import annotations

import re

from .abbreviations import base, table, words

_WORD = re.compile(r"[^\W\d_]+(?!\.)\b")

_OPENERS = table(
    en="""A After All Also Although An And Another As At Because Before Both But By During Each Even
        Earlier Every For From He Her His However I If In It Its Last Many Meanwhile More Most My
        Nearly No Nor Not Nothing Now On Once One Only Or Our Over She Since So Some Still Such
        That The Their Then There These They This Those Though Three To Today Two Under Until We
        What When Where Which While Who Why With Yet You Did Do Does Is Are Was Were Can Could Will
        Would Have Has Had Should How Please Everybody Everyone Few Nobody None Several Somebody
        Someone Millions Thousands Hundreds Dozens""",
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
        Про Та Так Також Ти У Це Ця Цей Тому Тоді Що Щоб Як Який Якщо Я""",
    nl="""Aan Al Als Bij Daar Dat De Deze Die Dit Door Een En Er Het Hij Hoe Ik In Is Maar Met Na
        Naar Niet Nog Nu Of Om Ook Op Over Te Tot Uit Van Voor Want Wat We Wij Ze Zij Zo""",
    pl="""A Ale Ani Bo Był Była Było Co Czy Do Dla Gdy I Ich Jak Jednak Jego Jej Jest Jeśli Już
        Kiedy Która Który Mimo Na Nad Nie O Od On Ona Oni Po Pod Potem Przed Przez Przy Są Ta
        Tak Także Te Ten Teraz To Tylko Tym W We Więc Wszystkie Z Za Ze Że""",
    cs="""A Ale Až Byl Byla Co Do Jak Jako Je Jejich Jeho Její Jen Kdo Kde Když Kromě Mezi Na Nad Ne
        Nebo O Od On Ona Oni Po Pod Podle Pokud Pro Proto Před Při S Se Tak Také Ten To Tato Tento
        U V Ve Však Z Za Ze Že""",
    da="""Af At Da De Den Der Det Dette Disse Efter En Er Et For Fra Han Har Hun Hvad Hvis Hvor I
        Ifølge Ikke Jeg Man Med Men Nu Når Og Om Også På Selv Siden Som Så Til Under Ved Vi""",
    sv="""Att De Den Det Detta Dessa Där Då Efter En Ett Enligt Från För Han Har Hon Hur I Inte Jag
        Man Med Men När Nu Och Om Också På Sedan Som Så Till Under Vad Var Vi Vid Är""",
    nb="""Av Da De Den Der Det Dette Disse Etter En Er Et For Fra Han Har Hun Hva Hvis Hvor I Ifølge
        Ikke Jeg Man Med Men Nå Når Og Om Også På Selv Siden Som Så Til Under Ved Vi""",
    ro="""A Acest Această Aceasta Ar Au Cu Când Care Ce Cei Că Dacă De Deși Din După El Ea Ei
        Este În
        Iar La Le Mai Nu O Pe Pentru Prin S Sa Se Sunt Și Totuși Un Unui""",
    hu="A Az De Egy Ez Ezek És Ha Hogy Így Is Ki Majd Már Mert Mi Mint Most Nem Ő Ők Pedig Szerint",
    tr="""Ama Ancak Ayrıca Bir Biz Bu Bunun Çünkü Da Daha Fakat Gibi Hem Her Ise İki Kim Ne O Onlar
        Sonra Şu Ve Veya Ya""",
    gl="""A Ademais Agora Ao As Así Cando Co Como Con Da De Desde Despois Do E El Ela En Entre Era
        Esta Este Eu Hai Isto Isto Mais Mentres Na No Non Nos O Os Outra Outro Para Pero Por Que Se
        Segundo Sen Seu Súa Tamén Todo Tras Un Unha Xa""",
    bg="""А Ако В Във Все Да До За И Из Как Когато Към Ли На Над Не Но От Под По При С Се Според
        След
        Те Тази Така Този Това Той Тя Че""",
    hr="""A Ako Ali Bez Bio Bila Da Do I Iz Iako Ja Je Kad Kada Kako Koji Mi Na Nad Ne Nakon No O Od
        On Ona Oni Po Pod Pri Prema S Sa Su Svi Ta Taj To U Uz Za""",
    el="""Αν Από Αυτή Αυτό Αυτός Για Δεν Ένα Ένας Εκείνος Η Θα Και Κάθε Κατά Με Μετά Μια Ο Οι Όμως
        Όταν Ότι Πριν Που Σε Στη Στην Στο Στον Τα Τη Την Της Το Τον Του Των Ως""",
)
_AFTER_HOURS = words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat
    Sun January February March April May June July August September October November December
    Eastern Central Mountain Pacific Atlantic British Central Greenwich Moscow Tokyo EST EDT ET CST
    CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST EET EEST MSK IST JST KST HKT AEST AEDT NZST
""")


def is_opener(text: str, language: str) -> bool:
    """Whether a text begins with a word that, in upper case after a stop, starts a sentence."""
    word = _WORD.match(text)
    return word is not None and word[0] in _OPENERS.get(base(language), ())


def goes_on_after_hour(word: str) -> bool:
    """Whether a word goes on after an hour: `at 5 p.m. Monday`, `10 a.m. GMT`."""
    return word in _AFTER_HOURS
