"""The FAQ search (`index`), from a text to ranked entries; and words found where they stand (`texts`, `raw`).

The FAQ search goes one way, a module a step:

    tokens -> asking -> spelling -> features -> counts -> scoring -> index
    words     parts     words       what a      which      scores    hits
              that ask  mended      line holds  topics     a topic
                                                hold it
                                                own.py: the mentor's own entries, ranked among themselves -> index
"""
