package org.rimborso.codebooks.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet as text. */
final class SheetCells {
  private static final int LONGEST_NUMBER = 40;

  /** 31 December 9999, as sheets count days. */
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

  private final Limits limits;

  SheetCells(Limits limits) {
    this.limits = limits;
  }

  Row of(org.dhatim.fastexcel.reader.Row row) throws Broken {
    List<String> cells = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      String cell = text(row.getCell(i)).strip();
      if (cell.length() > limits.cellLength()) {
        throw new Broken(
            row.getRowNum(), "a cell is longer than " + limits.cellLength() + " characters");
      }
      cells.add(cell);
    }
    return new Row(row.getRowNum(), cells);
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.ERROR) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER) {
      return number(cell);
    }
    String text = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
    return text == null ? "" : text;
  }

  private static String number(Cell cell) {
    BigDecimal number = cell.asNumber();
    if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
      return number.toString();
    }
    boolean day = number.signum() > 0 && number.compareTo(LAST_DAY) <= 0 && isDate(cell);
    return day
        ? cell.asDate().toLocalDate().toString()
        : number.stripTrailingZeros().toPlainString();
  }

  /** Whether a number counts days: formats with a year or a month's day in them say so. */
  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    String format = cell.getDataFormatString();
    if (id != null && (id >= 14 && id <= 17 || id == 22)) {
      return true;
    }
    if (format == null) {
      return false;
    }
    String plain = format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
    return plain.indexOf('y') >= 0 || plain.indexOf('d') >= 0 && plain.indexOf('m') >= 0;
  }
}
