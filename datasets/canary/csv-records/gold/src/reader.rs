//! From text to rows.

use std::fmt;

#[derive(Debug, PartialEq)]
pub enum CsvError {
    /// A quote was opened on this line and never closed.
    Open { line: usize },
    /// This line has another number of fields than the first.
    Uneven { line: usize, fields: usize },
}

impl fmt::Display for CsvError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CsvError::Open { line } => write!(out, "line {line}: a quote is never closed"),
            CsvError::Uneven { line, fields } => write!(out, "line {line}: {fields} fields"),
        }
    }
}

/// The rows of a text, a list of fields each. Line breaks inside quotes belong to the field.
pub fn read(text: &str, separator: char) -> Result<Vec<Vec<String>>, CsvError> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = Vec::new();
    let mut field = String::new();
    let mut quoted = None;
    let (mut line, mut started) = (1, 1);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if quoted.is_some() {
            match sign {
                '"' if signs.peek() == Some(&'"') => field.extend(signs.next()),
                '"' => quoted = None,
                _ => field.push(sign),
            }
        } else if sign == '"' {
            quoted = Some(line);
        } else if sign == separator {
            row.push(std::mem::take(&mut field));
        } else if sign == '\n' {
            row.push(std::mem::take(&mut field));
            keep(&mut rows, std::mem::take(&mut row), started)?;
        } else {
            field.push(sign);
        }
        if sign == '\n' {
            line += 1;
            if quoted.is_none() {
                started = line;
            }
        }
    }
    if let Some(line) = quoted {
        return Err(CsvError::Open { line });
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        keep(&mut rows, row, started)?;
    }
    Ok(rows)
}

/// Add a row if it is as long as the first. An empty line is no row.
fn keep(rows: &mut Vec<Vec<String>>, row: Vec<String>, line: usize) -> Result<(), CsvError> {
    if row == [""] {
        return Ok(());
    }
    match rows.first() {
        Some(first) if first.len() != row.len() => Err(CsvError::Uneven {
            line,
            fields: row.len(),
        }),
        _ => {
            rows.push(row);
            Ok(())
        }
    }
}

/// The place of a column by its title, which stands in the first row.
pub fn column(rows: &[Vec<String>], title: &str) -> Option<usize> {
    rows.first()?.iter().position(|field| field == title)
}
