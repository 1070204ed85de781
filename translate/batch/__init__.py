"""Corpus jobs: a million articles, any interruption, the same bytes.

`sources` finds the articles, `cut` makes shards of them, an executor runs `work` on each shard,
which writes its outputs and then its receipt; `journal` keeps count, `job` holds it all together.
What is done is told by the receipts: everything else can be lost and is made again.
"""
