//! Many rows, a statement at a time.

use sqlx::SqliteConnection;

use crate::backup::rows::{Cell, Table, VALUES, insert};

/// Rows on their way into a table.
pub(super) struct Bulk {
    table: Table,
    rows: Vec<Vec<Cell>>,
}

impl Bulk {
    /// Fills these columns, named with spaces between.
    pub(super) fn new(table: &str, columns: &str) -> Self {
        Self { table: Table::of(table, columns), rows: Vec::new() }
    }

    pub(super) fn push(&mut self, row: impl Into<Vec<Cell>>) {
        self.rows.push(row.into());
    }

    /// Writes what has gathered, once it is worth a statement.
    pub(super) async fn write_when_full(&mut self, conn: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        let most = VALUES / self.table.columns.len();
        while self.rows.len() >= most {
            let rest = self.rows.split_off(most);
            insert(&self.table, conn, std::mem::replace(&mut self.rows, rest)).await?;
        }
        Ok(())
    }

    /// Writes everything.
    pub(super) async fn finish(mut self, conn: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        self.write_when_full(conn).await?;
        insert(&self.table, conn, self.rows).await
    }
}
