package org.rimborso.codebooks.file;

import java.util.List;
import java.util.regex.Pattern;

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
    return head.mostLines(LINE);
  }

  @Override
  public Reading read(Source source) throws Broken {
    List<String> head = source.body().head().lines();
    IcdCode shape =
        IcdCode.ofTenth(head.stream().map(text -> new Line(1, text).cut(CODE, FLAG - 1)).toList());
    IcdEdition edition = IcdEdition.of(source);
    CodeLists codes = new CodeLists();
    source.eachLine(
        line -> {
          if (!line.text().isBlank()) {
            add(codes, line, shape);
          }
        });
    return Reading.of(codes.edition(shape.book(), edition, true));
  }

  private static void add(CodeLists codes, Line line, IcdCode shape) throws Broken {
    if (!LINE.matcher(line.text()).matches()) {
      throw new Broken(
          "is no line of an order file (number, code, 0 or 1, descriptions): "
              + Entry.plain(line.text()));
    }
    String code = shape.checked(line.cut(CODE, FLAG - 1));
    String longName = line.cut(LONG, Integer.MAX_VALUE);
    String name = longName.isEmpty() ? line.cut(SHORT, LONG) : longName;
    codes.add(code, line.text().charAt(FLAG) == '1', name);
  }
}
