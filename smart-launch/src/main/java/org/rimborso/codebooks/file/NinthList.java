package org.rimborso.codebooks.file;

import java.util.regex.Pattern;

/**
 * The valid codes of ICD-9-CM with their long or short descriptions. Diagnoses: characters 1-5 the
 * code, 7 and on the description; procedures: 1-4, then 6 and on. It names no headers.
 */
final class NinthList implements Format {
  private static final int DIAGNOSIS = 5;
  private static final int PROCEDURE = 4;

  private final IcdCode shape;
  private final int width;
  private final Pattern line;

  private NinthList(IcdCode shape, int width, String code) {
    this.shape = shape;
    this.width = width;
    this.line = Pattern.compile("(?=.{" + width + "} \\S)" + code + " +\\S.*");
  }

  static NinthList diagnoses() {
    return new NinthList(IcdCode.NINE, DIAGNOSIS, "[0-9EV][0-9]{2,4}");
  }

  static NinthList procedures() {
    return new NinthList(IcdCode.NINE_PROCEDURE, PROCEDURE, "[0-9]{2,4}");
  }

  @Override
  public String name() {
    return shape.book().label() + " list";
  }

  @Override
  public boolean recognises(Head head) {
    return head.mostLines(line) && !EquivalenceMap.isMap(head);
  }

  @Override
  public Reading read(Source source) throws Broken {
    IcdEdition edition = NinthEdition.of(source);
    CodeLists codes = new CodeLists();
    source.eachLine(
        one -> {
          if (!one.text().isBlank()) {
            add(codes, one);
          }
        });
    return Reading.of(codes.edition(shape.book(), edition, false));
  }

  private void add(CodeLists codes, Line one) throws Broken {
    if (!line.matcher(one.text()).matches()) {
      throw new Broken("is no line of a code list (code, description): " + Entry.plain(one.text()));
    }
    codes.add(shape.checked(one.cut(0, width)), true, one.cut(width, Integer.MAX_VALUE));
  }
}
