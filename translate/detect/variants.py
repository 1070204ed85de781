"""Portuguese of Brazil or of Portugal, where spelling or words show it."""

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


def portuguese(text: str) -> str:
    """`pt-BR` or `pt-PT` where more tells speak for one than for the other, else `pt`."""
    brazil, portugal = len(_BRAZIL.findall(text)), len(_PORTUGAL.findall(text))
    if brazil == portugal:
        return "pt"
    return "pt-BR" if brazil > portugal else "pt-PT"
