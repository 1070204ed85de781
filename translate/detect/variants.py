"""Variants where a text shows them: Portuguese of Brazil or Portugal, Serbian or Croatian."""

from __future__ import annotations

import re

_BE = r"est(?:á|ão|ava|avam|amos|ou|ive|eve|iveram)"
_PORTUGAL_WORDS = """
    adepto adeptos amesterdão aspeto aspetos autarca autarcas autarquia autarquias autocarro
    autocarros avançado bagdade camião camiões comboio comboios conceção connosco contactar
    contacto contactos controlo copenhaga deceção desportiva desportivas desportivo desportivos
    desporto desportos deteção dezanove dezasseis dezassete ecrã ecrãs equipa equipas facto
    factos ficheiro ficheiros golo golos gronelândia húmida húmido infeção infeções irão islão
    moscovo perspetiva perspetivas planeamento polaca polaco polacos rapariga raparigas receção
    reformado reformados registo registos sida telavive telemóveis telemóvel terramoto
    utilizador utilizadores vietname
"""
_BRAZIL_WORDS = """
    aids amsterdã aposentado aposentados bagdá bebê bebês bilhão bilhões caminhão caminhões
    celular celulares conosco contatar contato contatos copenhague câncer dezenove dezesseis
    dezessete enquete equipe equipes esporte esportes esportiva esportivas esportivo esportivos
    fato fatos garota garotas garoto garotos gol goleiro gols groenlândia irã islã madri moscou
    mídia mídias planejamento polonesa poloneses polonês prefeita prefeito prefeitura registro
    registros seção seções torcedor torcedores trem trens trilhão trilhões usuário usuários
    vietnã você vocês zagueiro ônibus úmida úmido
"""
# In neither what is a word of both: controle, atacante, aspecto, sítio.


def _pattern(spelling: str, progressive: str, words: str) -> re.Pattern[str]:
    known = "|".join(words.split())
    return re.compile(rf"\b(?:{spelling}|{_BE} {progressive}|{known})\b", re.IGNORECASE)


# A stressed e or o before m or n is open in Portugal, closed in Brazil, and written so: económico,
# econômico. Two words have it closed everywhere.
_PORTUGAL = _pattern(r"\w+[éó][mn][aeiou]\w*|\w+ámos", r"a \w{2,}[aei]r", _PORTUGAL_WORDS)
_BRAZIL = _pattern(r"(?!fême|estôm)\w+[êô][mn][aeiou]\w*", r"\w{2,}[aei]ndo", _BRAZIL_WORDS)


_SERBIAN = """
    bezbednost bezbednosti deo dete deteta evropa evrope evropi evropska evropske evropski
    fudbal gde hiljada hiljade hteo ko lepo mesec meseca meseci mesta mesto nedelja nedelje
    nedelju negde neko niko ovde pobeda pobede posle pre predsednica predsednik predsednika
    prethodno reč reči saradnja saradnje sednica sednice sledeće sledeći sreda sredu svet sveta
    svetu takođe trebalo ubeđen uvek verovatno video voz vreme vremena šta
"""
_CROATIAN = """
    dijete dio europa europe europi europska europske europski gdje htio kolovoza lijepo lipnja
    listopada mjesec mjeseca mjeseci mjesta mjesto negdje netko nitko nogomet ovdje ožujka
    pobjeda pobjede poslije predsjednica predsjednik predsjednika prije prosinca riječ riječi
    rujna sigurnost sigurnosti siječnja sjednica sjednice sljedeće sljedeći srijeda srijedu
    srpnja studenoga suradnja suradnje svibnja svijet svijeta svijetu također tisuća tisuće
    tjedan tjedna tko travnja uvijek veljače vidio vjerojatno vlak vrijeme
"""


def _only(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)


_TELLS = {
    "pt": {"pt-BR": _BRAZIL, "pt-PT": _PORTUGAL},
    "hr": {"sr-Latn": _only(_SERBIAN), "hr": _only(_CROATIAN)},
}


def variant(language: str, text: str) -> str:
    """The variant that more tells of a text speak for than for the other; else the language."""
    counts = {tag: len(tells.findall(text)) for tag, tells in _TELLS.get(language, {}).items()}
    if len(set(counts.values())) < 2:
        return language
    return max(counts, key=counts.__getitem__)
