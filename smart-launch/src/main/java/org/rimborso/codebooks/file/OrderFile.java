package org.rimborso.codebooks.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rimborso.codebooks.Edition;

/**
 * The order file of ICD-10-CM and of ICD-10-PCS: every header and code in one line of fixed width.
 * Characters 1-5 order number, 7-13 code, 15 flag (0 header, 1 billable), 17-76 short description,
 * 78 and on long description.
 */
final class OrderFile implements Format {
  private static final Pattern LINE = Pattern.compile("[0-9]{5} [0-9A-Z ]{7} [01] .*");
  private static final int CODE = 6;
  private static final int FLAG = 14;
  private static final int SHORT = 16;
  private static final int LONG = 77;

  @Override
  public String name() {
    return "ICD-10 order file";
  }

  @Override
  public boolean recognises(Head head) {
    return head.kind() == Head.Kind.TEXT
        && !head.lines().isEmpty()
        && LINE.matcher(head.lines().get(0)).matches();
  }

  @Override
  public Reading read(Source source) throws Broken {
    IcdCode shape = shape(source.body().head().lines());
    IcdEdition edition = IcdEdition.of(source);
    List<Edition.CodeRow> rows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    source.eachLine(
        line -> {
          if (!line.text().isBlank()) {
            Edition.CodeRow row = row(line, shape);
            if (!seen.add(row.code())) {
              throw new Broken("lists " + row.code() + " a second time");
            }
            rows.add(row);
          }
        });
    return Reading.of(CodeLists.edition(shape.book(), edition, rows, true));
  }

  private static Edition.CodeRow row(Line line, IcdCode shape) throws Broken {
    if (!LINE.matcher(line.text()).matches()) {
      throw new Broken(
          "is no line of an order file (number, code, 0 or 1, descriptions): "
              + Entry.plain(line.text()));
    }
    String code = shape.checked(line.cut(CODE, FLAG - 1));
    String longName = line.cut(LONG, Integer.MAX_VALUE);
    String name = longName.isEmpty() ? line.cut(SHORT, LONG) : longName;
    return new Edition.CodeRow(
        code, line.text().charAt(FLAG) == '1', Optional.empty(), Optional.empty(), name);
  }

  /** PCS has codes that begin with a digit; a part of one has seven characters or three. */
  private static IcdCode shape(List<String> head) {
    Set<Integer> lengths = new HashSet<>();
    for (String text : head) {
      String code = new Line(1, text).cut(CODE, FLAG - 1);
      if (!code.isEmpty() && Character.isDigit(code.charAt(0))) {
        return IcdCode.PCS;
      }
      lengths.add(code.length());
    }
    return lengths.equals(Set.of(3, 7)) ? IcdCode.PCS : IcdCode.CM;
  }
}
