package org.rimborso.codebooks.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.codebooks.file.IcdSamples.bytes;
import static org.rimborso.codebooks.file.IcdSamples.edition;
import static org.rimborso.codebooks.file.IcdSamples.read;
import static org.rimborso.codebooks.file.IcdSamples.refusal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codebooks.Edition;
import org.rimborso.codebooks.Edition.NoteKind;
import org.rimborso.codebooks.Edition.NoteRow;

class TabularTest {
  private static final String LIST =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <ICD10CM.tabular>
        <version>2021</version>
        <introduction><introSection type="title"><title>About</title></introSection></introduction>
        <chapter><name>17</name><desc>Invented chapter (Q00-Q99)</desc>
          <excludes2><note>not these</note></excludes2>
          <sectionIndex><sectionRef first="Q10" last="Q18" id="Q10-Q18">Some</sectionRef></sectionIndex>
          <section id="Q10-Q18"><desc>Some (Q10-Q18)</desc>
            <codeFirst><note>the cause</note></codeFirst>
            <diag><name>Q10</name><desc>All</desc>
              <excludes1><note>neither (R10.-)</note><note>nor
                 that</note></excludes1>
              <diag><name>Q10.1</name><desc>One</desc>
                <inclusionTerm><note>one of them</note></inclusionTerm>
                <useAdditionalCode><note>the drug</note></useAdditionalCode>
                <codeAlso><note>more</note></codeAlso>
                <includes><note>parts</note></includes>
                <sevenChrNote><note>add one of these</note></sevenChrNote>
                <sevenChrDef><note>Note: read this</note>
                  <extension char="A">first time</extension>
                  <extension char="D">again</extension></sevenChrDef>
                <diag placeholder="true"><name>Q10.1X</name><desc>Room</desc></diag>
              </diag>
            </diag>
          </section>
        </chapter>
      </ICD10CM.tabular>
      """;
  @TempDir Path folder;

  @Test
  void read_tabularList_keepsEachNoteWhereItStands() {
    Edition edition = edition(read(folder, "t.xml.gz", IcdSamples.gzip(bytes(LIST))));

    assertThat(edition.label()).isEqualTo("FY2021");
    assertThat(((Edition.Notes) edition.content()).rows())
        .containsExactly(
            new NoteRow("Q00-Q99", NoteKind.EXCLUDES2, "not these"),
            new NoteRow("Q10-Q18", NoteKind.CODE_FIRST, "the cause"),
            new NoteRow("Q10", NoteKind.EXCLUDES1, "neither (R10.-)"),
            new NoteRow("Q10", NoteKind.EXCLUDES1, "nor that"),
            new NoteRow("Q101", NoteKind.INCLUSION_TERM, "one of them"),
            new NoteRow("Q101", NoteKind.USE_ADDITIONAL_CODE, "the drug"),
            new NoteRow("Q101", NoteKind.CODE_ALSO, "more"),
            new NoteRow("Q101", NoteKind.INCLUDES, "parts"),
            new NoteRow("Q101", NoteKind.SEVENTH_CHARACTER_NOTE, "add one of these"),
            new NoteRow("Q101", NoteKind.SEVENTH_CHARACTER_NOTE, "Note: read this"),
            new NoteRow("Q101", NoteKind.SEVENTH_CHARACTER, "A first time"),
            new NoteRow("Q101", NoteKind.SEVENTH_CHARACTER, "D again"));
    assertThat(edition.counts())
        .containsEntry("codes", 3L)
        .containsEntry("Excludes1 notes", 2L)
        .containsEntry("seventh-character tables", 1L);
  }

  @Test
  void read_archive_passesOverIndexAndSchema() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("index.xml", bytes("<ICD10CM.index><version>2021</version></ICD10CM.index>"));
    entries.put("t.xsd", bytes("<xsd:schema xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"/>"));
    entries.put("tabular.xml", bytes(LIST));
    Contents contents = read(folder, "xml.zip", IcdSamples.zip(entries));

    assertThat(edition(contents).label()).isEqualTo("FY2021");
    assertThat(contents.passedOver())
        .extracting(PassedOver::entry)
        .containsExactly("xml.zip > index.xml", "xml.zip > t.xsd");
  }

  @Test
  void read_documentType_isRefused() {
    String bomb =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE ICD10CM.tabular [<!ENTITY a \"aaaaaaaaaa\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n"
            + "<ICD10CM.tabular><version>&b;</version></ICD10CM.tabular>";

    assertThat(refusal(read(folder, "t.xml", bomb)))
        .matches("t.xml, line \\d: has a document type \\(DTD\\), which is not read");
  }

  @Test
  void read_unknownEntity_isRefused() {
    assertThat(refusal(read(folder, "t.xml", LIST.replace("the drug", "&drug;"))))
        .startsWith("t.xml, line 1");
  }

  @Test
  void read_cutOff_isRefusedWithTheLine() {
    assertThat(refusal(read(folder, "t.xml", LIST.substring(0, LIST.indexOf("<codeAlso>")))))
        .matches("t.xml, line \\d+: is no well-formed XML");
  }

  @Test
  void read_codeTwice_isRefused() {
    assertThat(refusal(read(folder, "t.xml", LIST.replace("Q10.1X", "Q10.1"))))
        .endsWith("lists Q101 a second time");
  }

  @Test
  void read_nestedWithoutEnd_isRefused() {
    String deep = "<ICD10CM.tabular>" + "<diag>".repeat(5000);

    assertThat(refusal(read(folder, "t.xml", deep))).contains("nested too deep");
  }
}
