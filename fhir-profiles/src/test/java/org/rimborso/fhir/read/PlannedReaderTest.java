package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Reference;

/** What is about to be ordered or booked, in the kinds that EHRs send. */
class PlannedReaderTest {
  private static final ReadOptions OPTIONS =
      new ReadOptions(
          Optional.of(ZoneOffset.UTC), References.ofServer(URI.create("https://e.example/fhir")));
  private final List<Planned> read = new ArrayList<>();

  private Page read(String bundle) {
    return new PlannedReader(OPTIONS)
        .read(bundle.replace('\'', '"').getBytes(StandardCharsets.UTF_8), read::add);
  }

  private Page entry(String resource) {
    return read(
        "{'resourceType':'Bundle','type':'collection','entry':[{'resource':" + resource + "}]}");
  }

  private static Reference ref(String text) {
    return Reference.parse(text).orElseThrow();
  }

  @Test
  void order_ofAService_isRead() {
    entry(
        "{'resourceType':'ServiceRequest','id':'o','subject':{'reference':'https://e.example/fhir/Patient/p'},'encounter':{'reference':'Encounter/e'},'code':{'coding':[{'system':'s','code':'J0897'}],'text':'Injection'},'reasonCode':[{'text':'Pain'}],'reasonReference':[{'reference':'Condition/d'}],'insurance':[{'reference':'Coverage/k'}],'occurrenceDateTime':'2026-12-01','meta':{'security':[{'code':'R'}]}}");
    assertThat(read).hasSize(1);
    Planned order = read.get(0);
    assertThat(order.reference()).isEqualTo(ref("ServiceRequest/o"));
    assertThat(order.patient()).contains(ref("Patient/p"));
    assertThat(order.encounter()).contains(ref("Encounter/e"));
    assertThat(order.services()).hasSize(1).allMatch(service -> service.hasCode("J0897"));
    assertThat(order.reasons()).hasSize(1);
    assertThat(order.reasonReferences()).containsExactly(ref("Condition/d"));
    assertThat(order.insurance()).containsExactly(ref("Coverage/k"));
    assertThat(order.when().start()).hasToString("Optional[2026-12-01]");
    assertThat(order.restricted()).isTrue();
  }

  @Test
  void orders_ofDrugsAndDevices_areRead() {
    entry(
        "{'resourceType':'MedicationRequest','id':'m','medicationCodeableConcept':{'coding':[{'code':'1'}]}}");
    entry(
        "{'resourceType':'DeviceRequest','id':'d','codeCodeableConcept':{'coding':[{'code':'2'}]}}");
    assertThat(read)
        .extracting(one -> one.services().get(0).codings().get(0).code())
        .containsExactly("1", "2");
  }

  @Test
  void appointment_ofSeveral_isThePatients() {
    entry(
        "{'resourceType':'Appointment','id':'a','start':'2026-12-01T09:00:00Z','serviceType':[{'text':'Check'}],'participant':[{'actor':{'reference':'Practitioner/x'}},{'actor':{'reference':'Patient/p'}},{'actor':{'display':'Room'}}]}");
    assertThat(read).hasSize(1);
    assertThat(read.get(0).patient()).contains(ref("Patient/p"));
    assertThat(read.get(0).when().start()).hasToString("Optional[2026-12-01]");
  }

  @Test
  void others_andWhatIsNotToBeDone_areSkipped() {
    entry("{'resourceType':'ServiceRequest','id':'o','doNotPerform':true}");
    entry("{'resourceType':'NutritionOrder','id':'n'}");
    entry("{'resourceType':'Patient','id':'p'}");
    assertThat(read).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'ServiceRequest','code':",
        "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'ServiceRequest','code':7,'subject':[],'insurance':'x','doNotPerform':'y','occurrencePeriod':[1]}}]} x"
      })
  void documents_broken_areSaidToBe(String text) {
    assertThat(read(text).isWhole()).isFalse();
  }

  @Test
  void elements_ofWrongTypes_areSkipped() {
    Page page =
        entry(
            "{'resourceType':'ServiceRequest','code':7,'subject':[],'insurance':'x','doNotPerform':'y','occurrencePeriod':[1],'reasonCode':{},'encounter':null}");
    assertThat(page.isWhole()).isTrue();
    assertThat(read).hasSize(1);
    assertThat(read.get(0).services()).isEmpty();
  }
}
