CREATE TABLE search_documents (
    id BIGINT NOT NULL,
    tag TEXT NOT NULL,
    source TEXT NOT NULL,
    length BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    kind TEXT NOT NULL,
    slug TEXT NOT NULL,
    version BIGINT,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id, tag)
);
CREATE INDEX search_documents_source ON search_documents (source, length);

-- Every word of the documents, folded, with its stem in the document's language.
CREATE TABLE search_words (
    word TEXT NOT NULL, -- sqlite
    word TEXT COLLATE "C" NOT NULL, -- postgres
    lang TEXT NOT NULL,
    stem TEXT NOT NULL,
    PRIMARY KEY (word, lang)
);
CREATE INDEX search_words_stem ON search_words (stem);

CREATE TABLE search_postings (
    word TEXT NOT NULL, -- sqlite
    word TEXT COLLATE "C" NOT NULL, -- postgres
    id BIGINT NOT NULL,
    tag TEXT NOT NULL,
    weight BIGINT NOT NULL,
    length BIGINT NOT NULL,
    PRIMARY KEY (word, id, tag)
);
CREATE INDEX search_postings_document ON search_postings (id, tag);
