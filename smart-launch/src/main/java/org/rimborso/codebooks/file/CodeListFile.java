package org.rimborso.codebooks.file;

import java.util.regex.Pattern;

/**
 * The list of billable ICD-10-CM or ICD-10-PCS codes alone: characters 1-7 the code, 9 and on its
 * description. It names no headers.
 */
final class CodeListFile implements Format {
  private static final Pattern LINE =
      Pattern.compile("(?=.{7} )(?:[A-Z][0-9A-Z]{2,6}|[0-9A-HJ-NP-Z]{7}) +\\S.*");
  private static final int CODE_END = 7;

  @Override
  public String name() {
    return "ICD-10 code list";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLines(LINE) && !EquivalenceMap.isMap(head);
  }

  @Override
  public Reading read(Source source) throws Broken {
    IcdEdition edition = IcdEdition.of(source);
    IcdCode shape =
        IcdCode.ofTenth(
            source.body().head().lines().stream()
                .map(text -> new Line(1, text).cut(0, CODE_END))
                .toList());
    CodeLists codes = new CodeLists();
    source.eachLine(
        line -> {
          if (!line.text().isBlank()) {
            add(codes, line, shape);
          }
        });
    return Reading.of(codes.edition(shape.book(), edition, false));
  }

  private static void add(CodeLists codes, Line line, IcdCode shape) throws Broken {
    if (!LINE.matcher(line.text()).matches()) {
      throw new Broken(
          "is no line of a code list (code, description): " + Entry.plain(line.text()));
    }
    codes.add(shape.checked(line.cut(0, CODE_END)), true, line.cut(CODE_END, Integer.MAX_VALUE));
  }
}
