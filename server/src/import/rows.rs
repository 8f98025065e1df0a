//! Reading rows out of a CSV file that may be broken, in constant memory.
//!
//! Rows are split here rather than by the `csv` crate, because of one mistake that real files
//! make: a quotation mark that is never closed swallows, for a usual reader, every row up to
//! the next mark. Here the row that opened it is rejected, and reading goes on with the line
//! after it. For sound files both read the same (a test holds them together).

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

/// Most bytes of one row; also bounds how far an open quotation mark is followed.
pub const MAX_ROW: usize = 1024 * 1024;

/// One row as it stands in the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The line on which it begins; the file's first line is 1.
    pub line: u64,
    /// Its bytes, without the line's end.
    pub raw: Vec<u8>,
    /// Its fields, or why it has none.
    pub fields: Result<Vec<String>, String>,
}

/// The rows of a file.
pub struct Rows<R> {
    input: R,
    delimiter: u8,
    line: u64,
    read: u64,
    again: VecDeque<Line>,
}

struct Line {
    bytes: Vec<u8>,
    whole: bool,
}

impl<R: BufRead> Rows<R> {
    /// Reads rows whose fields are parted by `delimiter`.
    pub fn new(input: R, delimiter: u8) -> Self {
        Self { input, delimiter, line: 0, read: 0, again: VecDeque::new() }
    }

    /// Bytes read so far.
    pub fn bytes_read(&self) -> u64 {
        self.read
    }

    /// The next row that is not blank.
    pub fn next_row(&mut self) -> io::Result<Option<Row>> {
        while let Some(first) = self.next_line()? {
            if !first.bytes.is_empty() {
                return self.row(first).map(Some);
            }
        }
        Ok(None)
    }

    fn row(&mut self, first: Line) -> io::Result<Row> {
        let line = self.line;
        let mut splitter = Splitter::new(self.delimiter);
        let mut more: Vec<Line> = Vec::new();
        let mut length = first.bytes.len();
        let mut state = splitter.take(&first);
        while state == State::Open {
            match self.next_line()? {
                Some(next) if length + next.bytes.len() <= MAX_ROW => {
                    length += next.bytes.len() + 1;
                    state = splitter.take(&next);
                    more.push(next);
                }
                Some(next) => {
                    more.push(next);
                    state = State::Broken(UNCLOSED);
                }
                None => state = State::Broken(UNCLOSED),
            }
        }
        if let State::Broken(reason) = state {
            self.line -= more.len() as u64;
            more.into_iter().rev().for_each(|line| self.again.push_front(line));
            return Ok(Row { line, raw: first.bytes, fields: Err(reason.into()) });
        }
        let mut raw = first.bytes;
        for next in more {
            raw.push(b'\n');
            raw.extend(next.bytes);
        }
        Ok(Row { line, raw, fields: splitter.fields() })
    }

    fn next_line(&mut self) -> io::Result<Option<Line>> {
        let line = match self.again.pop_front() {
            Some(line) => Some(line),
            None => self.fresh_line()?,
        };
        self.line += u64::from(line.is_some());
        Ok(line)
    }

    fn fresh_line(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let mut got = self.input.by_ref().take(MAX_ROW as u64 + 2).read_until(b'\n', &mut bytes)? as u64;
        if got == 0 {
            return Ok(None);
        }
        let whole = bytes.ends_with(b"\n") || bytes.len() <= MAX_ROW;
        if !whole {
            got += self.input.skip_until(b'\n')? as u64;
        }
        if self.read == 0 && bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        self.read += got;
        if bytes.ends_with(b"\n") {
            bytes.pop();
        }
        if bytes.ends_with(b"\r") {
            bytes.pop();
        }
        Ok(Some(Line { bytes, whole }))
    }
}

const UNCLOSED: &str = "a quotation mark is opened and never closed";
const AFTER_CLOSING: &str = "text follows a closing quotation mark (a mark inside a field is written twice)";
const TOO_LONG: &str = "the line is longer than 1 MiB";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Done,
    Open,
    Broken(&'static str),
}

#[derive(Clone, Copy)]
enum At {
    FieldStart,
    Plain,
    Quoted,
    QuoteInQuoted,
}

struct Splitter {
    delimiter: u8,
    at: At,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Splitter {
    fn new(delimiter: u8) -> Self {
        Self { delimiter, at: At::FieldStart, text: Vec::new(), ends: Vec::new() }
    }

    /// Takes a line in, and tells whether the row ends with it.
    fn take(&mut self, line: &Line) -> State {
        if !line.whole {
            return State::Broken(TOO_LONG);
        }
        for &byte in &line.bytes {
            match (self.at, byte) {
                (At::FieldStart, b'"') => self.at = At::Quoted,
                (At::Quoted, b'"') => self.at = At::QuoteInQuoted,
                (At::Quoted, _) => self.text.push(byte),
                (At::QuoteInQuoted, b'"') => {
                    self.text.push(byte);
                    self.at = At::Quoted;
                }
                (_, byte) if byte == self.delimiter => self.end_field(),
                (At::QuoteInQuoted, _) => return State::Broken(AFTER_CLOSING),
                (At::FieldStart | At::Plain, _) => {
                    self.text.push(byte);
                    self.at = At::Plain;
                }
            }
        }
        if matches!(self.at, At::Quoted) {
            self.text.push(b'\n');
            return State::Open;
        }
        self.end_field();
        State::Done
    }

    fn end_field(&mut self) {
        self.ends.push(self.text.len());
        self.at = At::FieldStart;
    }

    fn fields(self) -> Result<Vec<String>, String> {
        let text = std::str::from_utf8(&self.text).map_err(|error| {
            let byte = self.text.get(error.valid_up_to()).copied().unwrap_or_default();
            format!("not UTF-8 text (byte {byte:02X}); save the file as UTF-8")
        })?;
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        // A delimiter is ASCII, so that no field begins or ends inside a character; only a
        // character cut in two by one is caught here.
        starts
            .zip(&self.ends)
            .map(|(start, &end)| text.get(start..end).map(str::to_owned).ok_or_else(|| "not UTF-8 text".to_owned()))
            .collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on may stop")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(file: &[u8]) -> Vec<Row> {
        let mut rows = Rows::new(file, b',');
        std::iter::from_fn(|| rows.next_row().unwrap()).collect()
    }

    fn good(file: &[u8]) -> Vec<Vec<String>> {
        read(file).into_iter().filter_map(|row| row.fields.ok()).collect()
    }

    #[test]
    fn a_mark_before_the_first_line_and_windows_line_ends_are_passed_over() {
        assert_eq!(good(b"\xEF\xBB\xBFa,b\r\n\r\n1,\"x\r\ny\"\r\n"), [["a", "b"], ["1", "x\ny"]]);
    }

    #[test]
    fn an_unclosed_mark_costs_its_own_row_alone() {
        let rows = read(b"a,1\n\"b,2\nc,\"3\"\nd,4\n\"e,5\nf,6");
        let told: Vec<_> = rows.iter().map(|row| (row.line, row.fields.as_ref().ok().map(|f| f[0].as_str()))).collect();
        assert_eq!(told, [(1, Some("a")), (2, None), (3, Some("c")), (4, Some("d")), (5, None), (6, Some("f"))]);
        assert_eq!(rows[1].raw, b"\"b,2");
        assert_eq!(rows[4].fields.as_ref().unwrap_err(), UNCLOSED);
    }

    #[test]
    fn bytes_that_are_not_utf8_cost_their_own_row_alone() {
        let rows = read(b"caf\xE9,1\nx,2\n");
        assert!(rows[0].fields.as_ref().unwrap_err().contains("byte E9"));
        assert_eq!(rows[0].raw, b"caf\xE9,1");
        assert!(rows[1].fields.is_ok());
    }

    #[test]
    fn an_endless_line_costs_itself_alone() {
        let mut file = vec![b'x'; 3 * MAX_ROW];
        file.extend(b"\na,1\n");
        let rows = read(&file);
        assert_eq!(rows[0].fields.as_ref().unwrap_err(), TOO_LONG);
        assert_eq!((rows[1].line, rows[1].fields.as_ref().unwrap().len()), (2, 2));
    }

    #[test]
    fn every_line_opening_a_mark_takes_no_more_than_a_moment() {
        let started = std::time::Instant::now();
        read(&b"\"x\n".repeat(200_000));
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }

    proptest! {
        #[test]
        fn sound_files_read_as_the_csv_crate_reads_them(
            table in prop::collection::vec(prop::collection::vec("[a-zé\",;\n ]{0,6}", 3), 1..6)
        ) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            table.iter().for_each(|row| writer.write_record(row).unwrap());
            prop_assert_eq!(good(&writer.into_inner().unwrap()), table);
        }
    }
}
