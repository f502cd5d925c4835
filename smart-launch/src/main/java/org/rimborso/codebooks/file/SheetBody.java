package org.rimborso.codebooks.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * One sheet of a workbook (xlsx) whose parts are within the limits.
 *
 * @param index the sheet's, from 0
 */
record SheetBody(Path workbook, int index, Limits limits) implements Body {
  /** Stops a walk through the rows once the head is complete. */
  private static final class Enough extends Exception {
    private static final long serialVersionUID = 1;
  }

  private interface Taker {
    void take(Row row) throws Broken, Enough;
  }

  @Override
  public Head head() throws Broken {
    List<Row> rows = new ArrayList<>();
    try {
      rows(
          row -> {
            rows.add(row);
            if (rows.size() == Head.LENGTH) {
              throw new Enough();
            }
          });
    } catch (Enough complete) {
      // All that was wanted.
    }
    return new Head(Head.Kind.SHEET, List.of(), rows, "");
  }

  @Override
  public void eachRow(Each<Row> reader) throws Broken {
    try {
      rows(row -> TextBody.take(reader, row, row.number()));
    } catch (Enough never) {
      throw new IllegalStateException(never);
    }
  }

  private void rows(Taker taker) throws Broken, Enough {
    try (ReadableWorkbook book = open(workbook);
        Stream<org.dhatim.fastexcel.reader.Row> stream = sheet(book).openStream()) {
      Iterator<org.dhatim.fastexcel.reader.Row> rows = stream.iterator();
      SheetCells cells = new SheetCells(limits);
      while (more(rows)) {
        Row row = cells.of(rows.next());
        if (!row.isBlank()) {
          taker.take(row);
        }
      }
    } catch (IOException | ExcelReaderException failed) {
      throw damaged();
    }
  }

  /** The library answers a damaged sheet with whatever exception its parser came to. */
  private static boolean more(Iterator<org.dhatim.fastexcel.reader.Row> rows) throws Broken {
    try {
      return rows.hasNext();
    } catch (RuntimeException damage) {
      throw damaged();
    }
  }

  private Sheet sheet(ReadableWorkbook book) throws Broken {
    return book.getSheet(index).orElseThrow(SheetBody::damaged);
  }

  /** The workbook, with the formats of its cells, which tell dates from numbers. */
  static ReadableWorkbook open(Path workbook) throws Broken {
    try {
      return new ReadableWorkbook(workbook.toFile(), new ReadingOptions(true, false));
    } catch (IOException | RuntimeException damage) {
      throw damaged();
    }
  }

  private static Broken damaged() {
    return new Broken("is a damaged workbook: open it in a spreadsheet program and save it again");
  }
}
