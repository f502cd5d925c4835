package org.rimborso.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Walks over result sets whose columns are not known beforehand. */
final class Rows {
  private Rows() {}

  /** Reads every column of every row, and counts the rows. */
  static long count(ResultSet results) throws SQLException {
    int columns = results.getMetaData().getColumnCount();
    long rows = 0;
    while (results.next()) {
      for (int column = 1; column <= columns; column++) {
        results.getString(column);
      }
      rows++;
    }
    return rows;
  }
}
