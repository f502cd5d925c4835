package org.rimborso.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rimborso.account.Papers.account;
import static org.rimborso.account.Papers.amount;
import static org.rimborso.account.Papers.answer;
import static org.rimborso.account.Papers.claim;
import static org.rimborso.account.Papers.line;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CarcTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2 3 66|patient-share",
        "45 253 23 104 131 144 237|contractual",
        "133|pended",
        "193|denied",
        "4 181 182 236 5 6 7 8 58 9 10 11 12 146 167|coding",
        "16|data",
        "18|duplicate",
        "19 20 21 22 109 B11|coordination",
        "26 27 31 140|eligibility",
        "24 242 243 288|contract",
        "29|timely-filing",
        "15 39 197 198|authorization",
        "49 50 96 150 151 204 272|medical-necessity",
        "59 97 107 234 B15|bundling",
        "119 B14 B16|benefit",
        "226 251 252 B12|documentation",
        "170 183 185 B7|credentialing",
        "129 A1 B13 B20 9999|review"
      })
  void of_code_givesCategory(String codes, String category) {
    assertThat(codes.split(" "))
        .allSatisfy(code -> assertThat(Carc.of(code).category().code()).isEqualTo(category));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "10", "12", "146"})
  void of_diagnosisCode_goesBackToTheClinician(String code) {
    assertThat(Carc.of(code).action()).isEqualTo("query-clinician");
  }

  /** Whoever adds a code without words finds out here, and so does who leaves words behind. */
  @ParameterizedTest
  @ValueSource(strings = {"messages.properties", "messages_it.properties"})
  void bundle_everyLanguage_hasExactlyTheKeysThatAreUsed(String file) throws Exception {
    Properties bundle = load(file);
    assertThat(keys(bundle, "carc.")).isEqualTo(prefixed("carc.", Carc.codes(), "unknown"));
    assertThat(keys(bundle, "rarc.")).isEqualTo(prefixed("rarc.", Rarc.codes()));
    Carc.codes().forEach(code -> assertThat(bundle).containsKey("next." + Carc.of(code).action()));
    Rarc.codes()
        .forEach(
            code -> assertThat(bundle).containsKey("next." + Rarc.of(code).orElseThrow().action()));
    // In a MessageFormat pattern a straight apostrophe is a quote and would swallow text.
    assertThat(bundle.values()).noneMatch(text -> text.toString().contains("'"));
  }

  @Test
  void bundle_languages_haveTheSameKeysAndArguments() throws Exception {
    Properties english = load("messages.properties");
    Properties italian = load("messages_it.properties");
    assertThat(italian.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, text) ->
            assertThat(arguments(italian.getProperty(key.toString())))
                .as(key.toString())
                .isEqualTo(arguments(text.toString())));
  }

  @Test
  void denial_inItalian_speaksItalian() {
    Account account =
        account(claim("c1", 40, "100"), answer(5, line(1, amount("benefit", "0", "CO-146"))));
    assertThat(account.stateReason().in(Locale.ITALIAN))
        .isEqualTo("Diagnosi non valida in quella data (CO-146)");
    assertThat(account.next().text().in(Locale.ITALIAN)).startsWith("Chiedere al clinico");
  }

  @ParameterizedTest
  @CsvSource({
    "CO-16,M127,documentation,send-records",
    "CO-16,M76,coding,query-clinician",
    "CO-16,N999,data,correct-and-resubmit",
    "CO-A1,N386,medical-necessity,appeal",
    "CO-252,M127,documentation,send-records",
    "CO-252,M76,documentation,send-records",
    "CO-50,M127,medical-necessity,appeal"
  })
  void of_remark_isReadOnlyWhereTheReasonIsVague(
      String carc, String rarc, String category, String action) {
    Account account =
        account(claim("c1", 40, "100"), answer(5, line(1, amount("benefit", "0", carc, rarc))));
    assertThat(account.denial().orElseThrow().category().code()).isEqualTo(category);
    assertThat(account.denial().orElseThrow().codes()).containsExactly(carc, rarc);
    assertThat(account.next().action()).isEqualTo(action);
  }

  private static Properties load(String file) throws Exception {
    Properties bundle = new Properties();
    try (var in = CarcTest.class.getResourceAsStream(file)) {
      bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return bundle;
  }

  private static Set<String> keys(Properties bundle, String prefix) {
    Set<String> keys = new TreeSet<>();
    bundle.stringPropertyNames().stream().filter(k -> k.startsWith(prefix)).forEach(keys::add);
    return keys;
  }

  private static Set<String> prefixed(String prefix, List<String> codes, String... more) {
    Set<String> keys = new TreeSet<>();
    codes.forEach(code -> keys.add(prefix + code));
    Arrays.stream(more).forEach(code -> keys.add(prefix + code));
    return keys;
  }

  private static Set<String> arguments(String text) {
    Set<String> found = new TreeSet<>();
    Pattern.compile("\\{\\d}").matcher(text).results().forEach(m -> found.add(m.group()));
    return found;
  }
}
