//! What any program gets from tantivy as it comes: its default tokenizer and BM25.

use std::collections::BTreeSet;

use tantivy::collector::TopDocs;
use tantivy::indexer::NoMergePolicy;
use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TEXT};
use tantivy::tokenizer::TokenStream;
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term};

use super::contender::Contender;
use super::index::HEAP;
use super::set::{Question, Set};

/// An index of a set, in memory.
pub struct Baseline {
    index: Index,
    searcher: Searcher,
    title: Field,
    body: Field,
}

impl Baseline {
    /// Takes all documents in.
    pub fn new(set: &Set) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let id = schema.add_i64_field("id", FAST);
        let title = schema.add_text_field("title", TEXT);
        let body = schema.add_text_field("body", TEXT);
        let index = Index::create_in_ram(schema.build());
        let mut writer: IndexWriter = index.writer_with_num_threads(1, HEAP)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        for one in &set.documents {
            let mut document = TantivyDocument::default();
            document.add_i64(id, one.id);
            document.add_text(title, &one.title);
            document.add_text(body, &one.body);
            writer.add_document(document)?;
        }
        writer.commit()?;
        let searcher = index.reader()?.searcher();
        Ok(Self { index, searcher, title, body })
    }

    /// Any word of the question, in title or text.
    fn query(&self, question: &Question) -> tantivy::Result<BooleanQuery> {
        let mut words = BTreeSet::new();
        let mut tokenizer = self.index.tokenizer_for_field(self.title)?;
        for text in [&question.document.title, &question.document.body] {
            tokenizer.token_stream(text).process(&mut |token| _ = words.insert(token.text.clone()));
        }
        let clause = |(field, word): (Field, &String)| {
            let term = TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs);
            (Occur::Should, Box::new(term) as Box<dyn Query>)
        };
        let fields = [self.title, self.body];
        let clauses = words.iter().flat_map(|word| fields.map(|field| clause((field, word))));
        Ok(BooleanQuery::new(clauses.collect()))
    }
}

impl Contender for Baseline {
    fn name(&self) -> &'static str {
        "tantivy as it comes"
    }

    async fn ask(&mut self, question: &Question, limit: usize) -> anyhow::Result<Vec<i64>> {
        let found = self.searcher.search(&self.query(question)?, &TopDocs::with_limit(limit).order_by_score())?;
        let mut numbers = Vec::with_capacity(found.len());
        for (_, address) in found {
            let column = self.searcher.segment_reader(address.segment_ord).fast_fields().i64("id")?;
            numbers.extend(column.first(address.doc_id));
        }
        Ok(numbers)
    }
}
