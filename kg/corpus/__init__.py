"""Many articles: cut into shards, worked on by several processes, resumed after a stop.

``plan`` cuts the stream of articles, ``work`` turns a shard into the bytes of its file, ``shards`` keeps those files,
``run`` joins the three; ``pool`` starts the processes, ``stamp`` tells which rules the work was done by.
"""
