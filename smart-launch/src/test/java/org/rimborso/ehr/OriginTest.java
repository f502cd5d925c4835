package org.rimborso.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses have an origin, and which origins are the same. */
class OriginTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ehr.example/fhir",
        "http://127.0.0.2/fhir",
        "http://169.254.169.254/",
        "ftp://localhost/",
        "https://u:p@ehr.example/",
        "https:///fhir",
        "https://ehr_example/",
        "https://ehr.example:0/",
        "mailto:a@b"
      })
  void origin_notPlainlyHttpsOrLoopback_none(String address) {
    assertThat(Origin.of(URI.create(address))).isEmpty();
  }

  @Test
  void origin_caseAndDefaultPort_same() {
    assertThat(Origin.of(URI.create("HTTPS://EHR.example/x")))
        .isPresent()
        .isEqualTo(Origin.of(URI.create("https://ehr.example:443")));
  }
}
