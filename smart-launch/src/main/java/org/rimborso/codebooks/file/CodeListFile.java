package org.rimborso.codebooks.file;

import java.util.regex.Pattern;

/**
 * The list of billable ICD-10-CM codes alone: characters 1-7 the code, 9 and on its description. It
 * names no headers.
 */
final class CodeListFile implements Format {
  private static final Pattern LINE = Pattern.compile("(?=.{7} )[A-Z][0-9A-Z]{2,6} +\\S.*");
  private static final int CODE_END = 7;

  @Override
  public String name() {
    return "ICD-10-CM code list";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLines(LINE);
  }

  @Override
  public Reading read(Source source) throws Broken {
    IcdEdition edition = IcdEdition.of(source);
    CodeLists codes = new CodeLists();
    source.eachLine(
        line -> {
          if (!line.text().isBlank()) {
            add(codes, line);
          }
        });
    return Reading.of(codes.edition(IcdCode.CM.book(), edition, false));
  }

  private static void add(CodeLists codes, Line line) throws Broken {
    if (!LINE.matcher(line.text()).matches()) {
      throw new Broken(
          "is no line of a code list (code, description): " + Entry.plain(line.text()));
    }
    codes.add(
        IcdCode.CM.checked(line.cut(0, CODE_END)), true, line.cut(CODE_END, Integer.MAX_VALUE));
  }
}
