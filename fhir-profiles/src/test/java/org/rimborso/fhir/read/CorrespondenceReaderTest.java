package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.fhir.read.Reading.ref;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.rimborso.chart.Correspondence;
import org.rimborso.chart.PartialDate;

/** What is about a bill is read as what somebody wrote; everything else of these types is not. */
class CorrespondenceReaderTest {
  private static final String MESSAGE =
      """
      {'resourceType':'Communication','id':'m1','status':'completed','subject':{'reference':'Patient/p1'},
       'basedOn':[{'reference':'Claim/c1'}],'about':[{'reference':'Claim/c1'},{'reference':'Encounter/e1'}],
       'sent':'2026-11-02T10:00:00Z','sender':{'display':'Claims portal'},
       'payload':[{'contentString':'Records were sent.'},{'contentAttachment':{'title':'cover.pdf','data':'AAAA'}}]}""";

  private static final String DOCUMENT =
      """
      {'resourceType':'DocumentReference','id':'d1','status':'current','subject':{'reference':'Patient/p1'},
       'type':{'text':'Remittance letter'},'date':'2026-11-03T08:00:00Z','author':[{'display':'Scanner'}],
       'content':[{'attachment':{'contentType':'application/pdf','data':'AAAA'}}],
       'context':{'encounter':[{'reference':'Encounter/e1'}],'related':[{'reference':'ExplanationOfBenefit/b1'}]}}""";

  @Test
  void communication_aboutAClaim_tellsWhoSaidWhatAndWhen() {
    Correspondence read = Reading.read(MESSAGE, Correspondence.class);
    assertThat(read.about()).containsExactly(ref("Claim/c1"));
    assertThat(read.patient()).contains(ref("Patient/p1"));
    assertThat(read.written()).contains(PartialDate.of(LocalDate.of(2026, 11, 2)));
    assertThat(read.author().display()).contains("Claims portal");
    assertThat(read.text()).isEqualTo("Records were sent.\ncover.pdf");
    assertThat(read.struck()).isFalse();
    assertThat(read.own()).isEmpty();
  }

  @Test
  void document_withoutDescription_isCalledByItsType() {
    Correspondence read = Reading.read(DOCUMENT, Correspondence.class);
    assertThat(read.about()).containsExactly(ref("ExplanationOfBenefit/b1"));
    assertThat(read.text()).isEqualTo("Remittance letter");
    assertThat(read.author().display()).contains("Scanner");
  }

  @Test
  void communication_ofOurs_bearsItsNotesId() {
    String ours =
        MESSAGE.replace(
            "'status':'completed'",
            "'status':'entered-in-error','identifier':[{'system':'%s','value':'n-1'}]"
                .formatted(org.rimborso.fhir.NoteTerms.IDENTIFIER_SYSTEM));
    Correspondence read = Reading.read(ours, Correspondence.class);
    assertThat(read.own()).contains("n-1");
    assertThat(read.struck()).isTrue();
  }

  /** Nor does what is wrong in it say anything about a chart that it is no part of. */
  @Test
  void communication_aboutNoBill_isNotRead() {
    Item item = Reading.item(MESSAGE.replace("Claim/c1", "Task/t1"));
    assertThat(item.resource()).isEmpty();
    assertThat(item.limitations()).isEmpty();
  }
}
