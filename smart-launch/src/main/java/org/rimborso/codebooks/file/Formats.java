package org.rimborso.codebooks.file;

import java.util.List;

/** The forms that are known. */
final class Formats {
  /** In the order in which they are asked; the first that recognises an entry reads it. */
  static final List<Format> ALL =
      List.of(
          new OrderFile(),
          new AddendaFile(),
          new HistoryList(),
          new ConversionTable(),
          new ExemptList(),
          new Tabular(),
          EquivalenceMap.fromNinth(),
          EquivalenceMap.fromTenth(),
          NinthSheet.diagnoses(),
          NinthSheet.procedures(),
          new HcpcsFixedWidth(),
          new CptText(),
          new ColumnFile(Columns.FORMS),
          new CodeListFile(),
          NinthList.diagnoses(),
          NinthList.procedures());

  /** What may lie beside lists and is none; asked after the forms. */
  static final List<Companion> COMPANIONS = List.of(new IcdCompanions(), new HcpcsCompanions());

  private Formats() {}
}
