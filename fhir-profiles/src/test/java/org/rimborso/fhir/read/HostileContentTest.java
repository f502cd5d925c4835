package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rimborso.chart.Claim;

class HostileContentTest {
  private static final List<String> VALUES =
      List.of(
          "{}",
          "[]",
          "[[]]",
          "[{}]",
          "{\"x\":[1]}",
          "\"text\"",
          "-1",
          "1e999999",
          "true",
          "null",
          "{\"reference\":\"#\"}",
          "\"2026-99-99\"");

  static Stream<String> samples() {
    return Samples.ALL.stream();
  }

  /** Every value of the document, one at a time, becomes a value of every other form. */
  @ParameterizedTest
  @MethodSource("samples")
  void read_everyElementOfEveryType_neverThrows(String sample) throws IOException {
    String json = new String(Reading.bytes(sample), StandardCharsets.UTF_8);
    int values = count(json);
    for (int at = 0; at < values; at++) {
      for (String value : VALUES) {
        byte[] changed = replace(json, at, value).getBytes(StandardCharsets.UTF_8);
        List<Item> items = new ArrayList<>();
        Page page = new BundleReader(Reading.OPTIONS).read(changed, items::add);
        assertThat(page.isWhole() || items.isEmpty()).as("value %s as %s", at, value).isTrue();
        items.forEach(item -> assertThat(item.limitations()).hasSizeLessThan(22));
      }
    }
  }

  private static int count(String json) throws IOException {
    int values = 0;
    try (JsonParser in = new JsonFactory().createParser(json)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        values += token == JsonToken.FIELD_NAME || token.isStructEnd() ? 0 : 1;
      }
    }
    return values;
  }

  /** The document with its value number {@code at} replaced. */
  private static String replace(String json, int at, String value) throws IOException {
    StringWriter text = new StringWriter();
    int seen = 0;
    try (JsonParser in = new JsonFactory().createParser(json);
        JsonGenerator out = new JsonFactory().createGenerator(text)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        boolean starts = token != JsonToken.FIELD_NAME && !token.isStructEnd();
        if (starts && seen++ == at) {
          in.skipChildren();
          out.writeRawValue(value);
        } else {
          out.copyCurrentEvent(in);
        }
      }
    }
    return text.toString();
  }

  @Test
  void read_wrongTypes_areNotedWithTheirFhirPathAndTheRestIsRead() {
    String json =
        Samples.CLAIM
            .replace("'net':{'value':30.30,'currency':'USD'}", "'net':'thirty'")
            .replace("'servicedDate':'2026-11'", "'servicedDate':'2026-11-31'")
            .replace("{'sequence':2,'diagnosisReference':{'reference':'Condition/d1'}}", "7");
    Claim claim = Reading.read(json, Claim.class);
    assertThat(claim.lines()).hasSize(2);
    assertThat(claim.lines().get(0).net()).isEmpty();
    assertThat(claim.diagnoses()).hasSize(2);
    assertThat(Reading.missing(json))
        .containsExactlyInAnyOrder(
            "Claim.item[0].net", "Claim.item[1].serviced", "Claim.diagnosis[1]");
  }

  @Test
  void read_choiceElements_areNamedWithoutTheirType() {
    assertThat(
            Reading.missing(
                Samples.CLAIM.replace(
                    "'diagnosisCodeableConcept':{'coding':[{",
                    "'diagnosisCodeableConcept':{'coding':[5,{")))
        .containsExactly("Claim.diagnosis[0].diagnosis.coding[0]");
  }

  @Test
  void read_moneyWithoutCurrency_isNoMoney() {
    String json =
        Samples.CLAIM.replace(
            "'total':{'value':31.30,'currency':'USD'}", "'total':{'value':31.30}");
    assertThat(Reading.read(json, Claim.class).total()).isEmpty();
    assertThat(Reading.missing(json)).containsExactly("Claim.total.currency");
  }

  @Test
  void read_moneyAsHugePower_isNotReckonedWith() {
    String json = Samples.CLAIM.replace("'value':31.30", "'value':1e999999999");
    assertThat(Reading.read(json, Claim.class).total()).isEmpty();
    assertThat(Reading.missing(json)).containsExactly("Claim.total.value");
  }

  @Test
  void read_numberOfThousandsOfDigits_breaksTheDocument() {
    String json = Samples.CLAIM.replace("'value':31.30", "'value':" + "9".repeat(5000));
    assertThat(Reading.page(json).fault().map(Fault::kind)).contains(Fault.Kind.BEYOND_LIMITS);
  }

  @Test
  void read_deepNesting_breaksTheDocument() {
    String deep = "{'resourceType':'Claim','x':" + "[".repeat(200_000) + "]".repeat(200_000) + "}";
    assertThat(Reading.page(deep).fault().map(Fault::kind)).contains(Fault.Kind.BEYOND_LIMITS);
    String late = "{'x':" + "[".repeat(200_000) + "]".repeat(200_000) + ",'resourceType':'Claim'}";
    assertThat(Reading.page(late).fault().map(Fault::kind)).contains(Fault.Kind.BEYOND_LIMITS);
  }

  @Test
  void read_longText_breaksTheDocumentOnlyWhereItIsRead() {
    String long5 = "x".repeat(5 << 20);
    assertThat(Reading.page("{'resourceType':'Claim','id':'" + long5 + "'}").isWhole()).isFalse();
    assertThat(Reading.page("{'resourceType':'Claim','id':'c','text':'" + long5 + "'}").isWhole())
        .isTrue();
  }

  @Test
  void read_duplicateKeys_lastWins() {
    Claim claim =
        Reading.read(
            "{'resourceType':'Claim','id':'a','status':'draft','id':'b','status':'active','use':'claim',"
                + "'item':[{'sequence':1}],'item':[{'sequence':2},{'sequence':3}]}",
            Claim.class);
    assertThat(claim.reference()).hasToString("Claim/b");
    assertThat(claim.status()).isEqualTo("active");
    assertThat(claim.lines()).extracting(Claim.Line::sequence).containsExactly(2, 3);
  }

  @Test
  void read_nullAndBlank_countAsAbsent() {
    String json =
        "{'resourceType':'Claim','id':'c','use':'claim','status':null,'item':null,'created':'',"
            + "'total':null,'type':{'coding':[null,{'code':' '}]},'insurer':{'display':' '}}";
    Claim claim = Reading.read(json, Claim.class);
    assertThat(claim.lines()).isEmpty();
    assertThat(claim.created()).isEmpty();
    assertThat(claim.type()).isEmpty();
    assertThat(claim.insurer().isUnknown()).isTrue();
    assertThat(Reading.missing(json)).isEmpty();
  }

  @Test
  void read_linkThatCannotBeFollowed_isNoted() {
    String json =
        Samples.CLAIM.replace(
            "'encounter':[{'reference':'Encounter/e1'}]",
            "'encounter':[{'reference':'https://evil.example/fhir/Encounter/e1'}]");
    assertThat(Reading.read(json, Claim.class).lines().get(0).encounters()).isEmpty();
    assertThat(Reading.missing(json)).containsExactly("Claim.item[0].encounter[0]");
  }

  @Test
  void read_aThousandFaults_areSaidInAFewLines() {
    String json =
        "{'resourceType':'Claim','id':'c','use':'claim','item':[" + "5,".repeat(1000) + "5]}";
    assertThat(Reading.missing(json)).hasSize(20);
  }
}
