"""Set phrases around a story, by language: captions, credits, bylines, what a page left behind."""

from __future__ import annotations

import re

from ..newswire import AGENCIES, is_date, picture_credit_start


def _any(*phrases: str) -> str:
    """An alternation of `|`-separated phrases, blanks of any number."""
    listed = sorted({p for group in phrases for p in group.split("|")}, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in listed)


# Alone in a block, or followed by a colon and a title.
_RESIDUE = _any(
    "related articles|related stories|related topics|related news|related content|related|"
    "more on this story|more on this topic|read more|read also|see also|see more|also read|"
    "you may also like|you might also like|recommended|recommended for you|most read|"
    "most popular|trending now|latest news|more news|top stories|advertisement|sponsored|"
    "sponsored content|subscribe|subscribe now|sign up|newsletter|tags|topics|comments|"
    "leave a comment|print|print this page|share|share this|share this article|"
    "share this story|share this page|follow us|back to top|back to top button|top of page|"
    "scroll to top|skip to content|skip to main content|load more|show more|click here|"
    "editors' picks|up next|next article|previous article|continue reading|"
    "continue reading below|article continues below|story continues below advertisement|"
    "categories|filed under|posted in",
    "artículos relacionados|noticias relacionadas|contenido relacionado|más información|"
    "te puede interesar|le puede interesar|también te puede interesar|"
    "también le puede interesar|lea también|lee también|leer más|ver más|seguir leyendo|"
    "vea también|lo más leído|lo más visto|más noticias|últimas noticias|publicidad|anuncio|"
    "suscríbete|suscríbase|boletín|etiquetas|temas|comentarios|deja un comentario|imprimir|"
    "compartir|comparte|comparte esta noticia|síguenos|volver arriba|ir arriba|subir|"
    "artículo anterior|artículo siguiente|recomendados|categorías|archivado en",
    "artigos relacionados|notícias relacionadas|matérias relacionadas|conteúdo relacionado|"
    "leia também|leia mais|ler mais|saiba mais|veja também|veja mais|ver mais|"
    "continue lendo|continuar a ler|mais lidas|mais lidos|mais notícias|últimas notícias|"
    "publicidade|anúncio|assine|assine já|boletim|etiquetas|tópicos|comentários|"
    "deixe um comentário|compartilhe|compartilhar|partilhar|partilhe|siga-nos|"
    "voltar ao topo|voltar ao início|topo da página|pode também interessar|"
    "você também pode gostar|pode interessar-lhe|recomendados|categorias",
    "articles liés|articles similaires|sur le même sujet|sur le même thème|à lire aussi|"
    "lire aussi|à lire également|à voir aussi|voir aussi|lire la suite|lire plus|en savoir plus|"
    "vous aimerez aussi|les plus lus|dernières nouvelles|plus d'actualités|publicité|"
    "s'abonner|abonnez-vous|lettre d'information|mots-clés|thèmes|commentaires|"
    "laisser un commentaire|imprimer|partager|partager cet article|suivez-nous|"
    "retour en haut|haut de page|retour en haut de page|article précédent|article suivant|"
    "catégories|classé dans",
    "mehr zum thema|verwandte artikel|ähnliche artikel|lesen sie auch|lesen sie mehr|"
    "auch interessant|das könnte sie auch interessieren|weiterlesen|mehr lesen|meistgelesen|"
    "weitere nachrichten|anzeige|werbung|abonnieren|schlagwörter|themen|kommentare|drucken|"
    "teilen|artikel teilen|folgen sie uns|nach oben|zurück nach oben|zum seitenanfang|kategorien",
    "articoli correlati|notizie correlate|leggi anche|leggi tutto|leggi di più|"
    "continua a leggere|potrebbe interessarti|potrebbe interessarti anche|vedi anche|"
    "i più letti|ultime notizie|pubblicità|abbonati|iscriviti|commenti|lascia un commento|"
    "stampa|condividi|condividi questo articolo|seguici|torna su|torna all'inizio",
    "articles relacionats|notícies relacionades|llegeix també|llegir més|llegeix més|"
    "et pot interessar|també et pot interessar|més informació|més notícies|publicitat|"
    "subscriu-te|comentaris|imprimeix|comparteix|segueix-nos|torna a dalt|torna amunt",
    "gerelateerde artikelen|lees ook|lees meer|meer over dit onderwerp|deel dit artikel|"
    "delen|terug naar boven|naar boven|advertentie|reacties",
    "читайте также|читать далее|читать еще|подробнее|материалы по теме|по теме|поделиться|"
    "наверх|реклама|комментарии|подписаться|читайте також|читати далі|докладніше|поділитися|"
    "нагору|коментарі|підписатися|czytaj także|czytaj też|czytaj więcej|zobacz także|"
    "udostępnij|reklama|komentarze|powrót do góry|przeczytaj też",
    "相关阅读|相关新闻|延伸阅读|分享|返回顶部|関連記事|トップへ戻る|シェア",
    "관련기사|관련 기사|공유하기",
)
_ON = _any("on|via|with|to|by|en|no|na|em|por|sur|par|auf|über|su|a|op|в")
_RESIDUE_BLOCK = re.compile(
    rf"[\[(►▶»>→↑←•#]*\s*(?:{_RESIDUE})"
    rf"(?:\s*[:：|>»→↑…]+.{{0,160}}"
    rf"|\s+(?:{_ON})\s+(?:Facebook|Twitter|X|WhatsApp|Telegram|LinkedIn|e-?mail|Bluesky|Threads)"
    rf"(?:[\s,/|]+.{{0,80}})?)?[\])]*",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).{0,120}", re.IGNORECASE)

_CAPTION = re.compile(
    rf"""[\[(]?(?:
      (?:{
        _any(
            "photo|photos|file photo|photo credit|photograph|picture|image|video|caption",
            "graphic|map",
            "foto|fotos|foto de archivo|imagen|imágenes|vídeo|fotografía|gráfico|pie de foto|mapa",
            "foto de arquivo|imagem|fotografia|legenda|infográfico|crédito da foto",
            "photographie|photo d'archives|crédit photo|légende|vidéo|infographie",
            "archivfoto|archivbild|bild|symbolbild|grafik|karte|bildunterschrift",
            "foto d'archivio|immagine|didascalia|imatge|peu de foto|beeld|archieffoto",
            "фото|видео|відео|zdjęcie|fot.",
        )
    })(?:\s+(?:by|de|do|da|par|von|di|per))?\s*(?:[/:：])
    | (?:{
        _any(
            "in this file photo|a file photo|this file photo|file photo of|file picture of",
            "foto de archivo de|imagen de archivo|fotografía de archivo|foto de arquivo de",
            "imagem de arquivo|fotografia de arquivo|photo d'archives de|image d'archives",
            "photo by|foto di|imatge d'arxiu|file image of|archive photo of|stock photo of",
        )
    })\s
    )\s*\S""",
    re.IGNORECASE | re.VERBOSE,
)

_FROM_FILE = re.compile(
    rf"""[.;:,(\[–—-]\s?(?:{
        _any(
            "from file|file photo|file image|file picture|archive photo|stock photo",
            "foto de archivo|imagen de archivo|foto de arquivo|imagem de arquivo|archivfoto",
            "archivbild|symbolbild|photo d'archives|image d'archives|foto d'archivio",
            "imatge d'arxiu|foto d'arxiu|archieffoto|архивное фото|фото из архива",
        )
    })(?:,?\s\(?(?:19|20)\d\d\)?)?[)\]]?\.?$""",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_CAPTION = 400

_PULL_QUOTE = re.compile(
    r"[\"“„«].{1,400}[.!?…][\"”“»]\s?[-–—]{1,2}\s?[A-ZÀ-Þ][^\W\d_]+(?:,?\s[^\W\d_][\w.’'-]*){1,6}"
)
_SOURCES = re.compile(
    _any(
        "sources|references|notes|further reading|external links|fuentes|referencias|notas",
        "enlaces externos|fontes|referências|ligações externas|références|liens externes|quellen",
        "einzelnachweise|weblinks|fonti|note|collegamenti esterni|fonts|referències",
        "enllaços externs|bronnen|источники|ссылки|джерела|посилання|źródła",
    ),
    re.IGNORECASE,
)

_INITIALS = re.compile(r"\(?[a-z]{1,5}(?:[-/][a-z]{1,5}){0,2}/[a-z]{1,5}\)?")
_ORDINARY = frozenset(
    ("and/or", "he/she", "his/her", "n/a", "w/o", "km/h", "m/s", "y/o", "e/ou", "et/ou", "und/oder")
)
_LAST_INITIALS = re.compile(r"[a-z]{2,3}|[A-Z]{2,5}\s?//?\s?[A-Z]{2,5}\.?|[a-z]{2,3}/[A-Z]{2,3}")
_LAST_WORDS = frozenset(("end", "fin", "fim", "sic"))
_NAMED = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_PHOTOGRAPHER = re.compile(
    rf"(?:{_NAMED})\s?/\s?[A-ZÀ-Þ][\w.’'-]+(?:\s[\w.’'-]+){{0,4}}|(?:©|\(c\))\s*(?:\d{{4}}\s)?(?:{_NAMED})(?:\s\d{{4}})?"
)
_BYLINE = re.compile(
    r"(?:By|Por|Par|Von|Di|De|Door|Per|Text:|Texto:)\s+[A-ZÀ-Þ][\w.’'-]+"
    r"(?:\s+(?:de|da|do|dos|del|la|van|von|di|i|e|y|and|und|et|[A-ZÀ-Þ][\w.’'-]+)){0,6}"
)


def is_residue(words: str) -> bool:
    """Whether a whole block is what a web page leaves: `Related Articles`, `Leia também: …`."""
    return bool(_RESIDUE_BLOCK.fullmatch(words) or _COPYRIGHT.fullmatch(words)) and not (
        _PHOTOGRAPHER.fullmatch(words)
    )


def is_caption(words: str) -> bool:
    """Whether a block says of itself that it belongs to a picture: `Photo: …`, `… Image: Ana.`"""
    if _CAPTION.match(words):
        return True
    if len(words) > _LONGEST_CAPTION:
        return False
    return bool(_FROM_FILE.search(words) or picture_credit_start(words))


def is_credit(words: str, *, last: bool) -> bool:
    """Whether a whole block is the initials of those who wrote it, or a photographer's credit.

    `last` allows the forms that could be something else in the middle of a story.
    """
    if _PHOTOGRAPHER.fullmatch(words):
        return True
    if _INITIALS.fullmatch(words):
        return words.strip("()") not in _ORDINARY
    return last and bool(_LAST_INITIALS.fullmatch(words)) and words not in _LAST_WORDS


def is_pull_quote(words: str) -> bool:
    """Whether a block is a quotation and who said it: `“It was late.” – Ana Duarte`."""
    return bool(_PULL_QUOTE.fullmatch(words))


def heads_sources(words: str) -> bool:
    """Whether a block is the heading of what a story was taken from: `Sources`."""
    return bool(_SOURCES.fullmatch(words))


def is_byline(words: str) -> bool:
    """Whether a whole block is `By` and a name, with or without a date."""
    found = _BYLINE.match(words)
    if not found or len(words) > 120:
        return False
    rest = words[found.end() :].strip(" ,|·•–—-")
    dated = found[0].rsplit(" ", 1)[-1] + words[found.end() :]
    return not rest or is_date(rest) or is_date(dated)
