package org.rimborso.codebooks.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.rimborso.codebooks.file.Change.Kind;

/**
 * The lines of an addenda file. Characters 1-13 what to do; then, in those of an ICD-10-CM order
 * file, a flag and a blank; then seven for the code, a blank and the description, which in order
 * files is a short one of 60 characters, a blank and a long one.
 */
final class AddendaLines {
  private static final int ACTION = 13;
  private static final int FLAG = 2;
  private static final int CODE = 7;
  private static final int SHORT = 60;
  private static final Pattern FLAGGED = Pattern.compile("[01] [0-9A-Z]{3}[0-9A-Z ]{4}( .*)?");
  private static final Map<String, Kind> KINDS =
      Map.of(
          "add:", Kind.ADD,
          "delete:", Kind.DELETE,
          "revise from:", Kind.REVISE_FROM,
          "revise to:", Kind.REVISE_TO);

  private final List<Line> raw = new ArrayList<>();
  private final AddendaTotals totals = new AddendaTotals();

  void take(Line line) throws Broken {
    if (KINDS.containsKey(action(line))) {
      raw.add(line);
    } else if (line.text().matches("[A-Z][a-z ]{2,12}:.*")) {
      throw new Broken("is neither Add, Delete nor Revise: " + Entry.plain(line.text()));
    } else {
      totals.take(line.text());
    }
  }

  private static String action(Line line) {
    return line.cut(0, ACTION).toLowerCase(Locale.ROOT);
  }

  AddendaTotals totals() {
    return totals;
  }

  /** Whether they say which codes are headers. */
  boolean flagged() {
    return totals.countsHeaders()
        || shape() == IcdCode.PCS
        || raw.stream().anyMatch(line -> FLAGGED.matcher(after(line)).matches());
  }

  /** Whose codes they are: the totals name the list; else the codes tell. */
  IcdCode shape() {
    String name = totals.resultName().toLowerCase(Locale.ROOT);
    if (name.contains("pcs")) {
      return IcdCode.PCS;
    }
    return name.contains("cm")
        ? IcdCode.CM
        : IcdCode.ofTenth(raw.stream().map(line -> code(after(line))).toList());
  }

  private static String after(Line line) {
    return line.text().substring(Math.min(ACTION, line.text().length()));
  }

  private static String withoutFlag(String rest) {
    return FLAGGED.matcher(rest).matches() ? rest.substring(FLAG) : rest;
  }

  private static String code(String rest) {
    return new Line(1, withoutFlag(rest)).cut(0, CODE);
  }

  /** The changes, in order. */
  List<Change> changes() throws Broken {
    IcdCode shape = shape();
    List<Change> changes = new ArrayList<>();
    for (Line line : raw) {
      try {
        changes.add(change(line, shape));
      } catch (Broken broken) {
        throw broken.at(line.number());
      }
    }
    return changes;
  }

  private static Change change(Line line, IcdCode shape) throws Broken {
    String rest = after(line);
    String code = shape.checked(code(rest));
    boolean flag = FLAGGED.matcher(rest).matches();
    boolean billable = flag ? rest.charAt(0) == '1' : shape == IcdCode.CM || code.length() == CODE;
    Line names = new Line(line.number(), withoutFlag(rest));
    boolean both = flag || shape == IcdCode.PCS;
    String longName = both ? names.cut(CODE + 1 + SHORT, Integer.MAX_VALUE) : "";
    String name = longName.isEmpty() ? names.cut(CODE, Integer.MAX_VALUE) : longName;
    return new Change(
        line.number(), KINDS.getOrDefault(action(line), Kind.ADD), code, billable, name);
  }
}
