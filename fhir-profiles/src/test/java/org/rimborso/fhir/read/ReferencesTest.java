package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rimborso.chart.Reference;

class ReferencesTest {
  private static final Reference P1 = new Reference("Patient", "p1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Patient/p1",
        "Patient/p1/_history/2",
        "https://ehr.example/fhir/Patient/p1",
        "https://ehr.example/fhir/Patient/p1/_history/2"
      })
  void ofServer_relativeOrUnderItsBase_isFollowed(String raw) {
    assertThat(References.ofServer(URI.create("https://ehr.example/fhir")).resolve(raw))
        .contains(P1);
    assertThat(References.ofServer(URI.create("https://ehr.example/fhir/")).resolve(raw))
        .contains(P1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ehr.example/fhir2/Patient/p1",
        "https://ehr.example/Patient/p1",
        "https://evil.example/fhir/Patient/p1",
        "http://ehr.example/fhir/Patient/p1",
        "urn:uuid:0b321e9e-571b-4f83-8cea-fa23424383bb",
        "Patient?identifier=a|b",
        "Patient",
        "Patient/",
        "/p1",
        "patient/p1",
        "Patient/p1/x",
        "Patient/p 1",
        "Patient/../p1",
        ""
      })
  void ofServer_anythingElse_isNotFollowed(String raw) {
    assertThat(References.ofServer(URI.create("https://ehr.example/fhir")).resolve(raw)).isEmpty();
  }

  @Test
  void index_untilFilled_saysThatItIsNeeded() {
    ReferenceIndex index = new ReferenceIndex();
    assertThat(index.resolve("Patient/p1")).contains(P1);
    assertThat(index.isNeeded()).isFalse();
    assertThat(index.resolve("urn:uuid:1")).isEmpty();
    assertThat(index.isNeeded()).isTrue();
  }

  @Test
  void index_filled_followsUrnConditionalAndAbsolute() throws IOException {
    ReferenceIndex index = new ReferenceIndex();
    BundleReader.index(
        new ByteArrayInputStream(
            Reading.bytes(
                """
                {'resourceType':'Bundle','type':'transaction','entry':[
                 {'resource':{'resourceType':'Patient','id':'p1'},'fullUrl':'urn:uuid:aa'},
                 {'fullUrl':'urn:uuid:bb','resource':{'id':'o1','identifier':[{'system':'s','value':'1'},{'value':'x'}],'resourceType':'Organization'}},
                 {'fullUrl':'urn:uuid:cc','resource':{'resourceType':'Organization','identifier':[{'value':'x'}]}}]}
                """)),
        index);
    assertThat(index.resolve("urn:uuid:aa")).contains(P1);
    assertThat(index.resolve("Organization?identifier=s|1"))
        .contains(new Reference("Organization", "o1"));
    assertThat(index.resolve("urn:uuid:cc")).contains(new Reference("Organization", "cc"));
    assertThat(index.resolve("Organization?identifier=x")).isEmpty();
    assertThat(index.resolve("Practitioner?identifier=s|1")).isEmpty();
    assertThat(index.resolve("https://any.example/r4/Patient/p1/_history/1")).contains(P1);
    assertThat(index.resolve("https://any.example/r4/Patient/p2")).isEmpty();
    assertThat(index.isNeeded()).isFalse();
  }
}
