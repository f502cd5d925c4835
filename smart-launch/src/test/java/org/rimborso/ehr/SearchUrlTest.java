package org.rimborso.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to an EHR, as addresses. */
class SearchUrlTest {
  @Test
  void searchUrl_valuesWithSeparators_cannotChangeTheQuestion() {
    SearchUrl search =
        SearchUrl.of("Claim")
            .token("identifier", Optional.of("http://x|y"), "a,b$c\\d&patient=p2")
            .include("Claim:provider")
            .count(500);
    assertThat(search.under(URI.create("https://ehr.example/fhir")).toString())
        .isEqualTo(
            "https://ehr.example/fhir/Claim?identifier=http%3A%2F%2Fx%5C%7Cy%7Ca%5C%2Cb%5C%24c"
                + "%5C%5Cd%26patient%3Dp2&_include=Claim%3Aprovider&_count=500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "claim", "Claim/1", "Claim?x", ""})
  void searchUrl_oddType_refused(String type) {
    org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> SearchUrl.of(type));
  }
}
