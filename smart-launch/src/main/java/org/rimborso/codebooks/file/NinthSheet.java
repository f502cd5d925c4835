package org.rimborso.codebooks.file;

/** The valid codes of ICD-9-CM as a sheet: code, long description, short description. */
final class NinthSheet implements Format {
  private final IcdCode shape;
  private final String[] heading;

  private NinthSheet(IcdCode shape, String code) {
    this.shape = shape;
    this.heading = new String[] {code, "LONG DESCRIPTION", "SHORT DESCRIPTION"};
  }

  static NinthSheet diagnoses() {
    return new NinthSheet(IcdCode.NINE, "DIAGNOSIS CODE");
  }

  static NinthSheet procedures() {
    return new NinthSheet(IcdCode.NINE_PROCEDURE, "PROCEDURE CODE");
  }

  @Override
  public String name() {
    return shape.book().label() + " sheet";
  }

  @Override
  public boolean recognises(Head head) {
    return head.heading(heading).isPresent();
  }

  @Override
  public Reading read(Source source) throws Broken {
    IcdEdition edition = NinthEdition.of(source);
    long above = source.body().head().heading(heading).map(Row::number).orElse(0L);
    CodeLists codes = new CodeLists();
    source.eachRow(
        row -> {
          if (row.number() > above) {
            codes.add(shape.checked(row.cell(0)), true, row.cell(1));
          }
        });
    return Reading.of(codes.edition(shape.book(), edition, false));
  }
}
