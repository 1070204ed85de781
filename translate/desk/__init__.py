"""A translator's day at files: what the commands do, without a terminal.

Names, collisions and the order of reading and writing are settled here; what a draft or a merge
is, the stages know.
"""
