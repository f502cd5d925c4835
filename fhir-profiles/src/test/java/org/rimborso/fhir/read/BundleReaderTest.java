package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Patient;

class BundleReaderTest {

  @Test
  void read_searchset_knowsNextTotalAndEntries() {
    Page page = Reading.page(Samples.bundle());
    assertThat(page.isWhole()).isTrue();
    assertThat(page.next()).contains("https://ehr.example/fhir/x?page=2");
    assertThat(page.total()).isEqualTo(OptionalLong.of(12));
    assertThat(page.entries()).isEqualTo(12);
    assertThat(page.issues()).isEmpty();
    assertThat(page.limitations("Claim")).isEmpty();
  }

  @Test
  void read_emptySearchset_isWholeAndEmpty() {
    Page page = Reading.page("{'resourceType':'Bundle','type':'searchset','total':0}");
    assertThat(page.isWhole()).isTrue();
    assertThat(page.entries()).isZero();
    assertThat(page.limitations("Claim")).isEmpty();
  }

  @Test
  void read_unknownTypes_areSkippedAndCounted() {
    String json =
        "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Basic','id':'o','x':[{}]}},"
            + "{'resource':"
            + Samples.PATIENT
            + "}]}";
    assertThat(Reading.items(json)).hasSize(1);
    assertThat(Reading.page(json).entries()).isEqualTo(2);
  }

  @Test
  void read_singleResource_isHandedOver() {
    assertThat(Reading.items(Samples.PATIENT)).hasSize(1);
    assertThat(Reading.page(Samples.PATIENT).type()).contains("Patient");
  }

  @Test
  void read_resourceTypeLast_isReadTheSame() {
    String sorted =
        "{'entry':[{'resource':{'birthDate':'1990-01-01','id':'p1','name':[{'family':'B','given':['A']}],'resourceType':'Patient'}}],"
            + "'link':[{'url':'https://ehr.example/fhir/?p=2','relation':'next'}],'resourceType':'Bundle','total':3}";
    List<Item> items = Reading.items(sorted);
    assertThat(((Patient) items.get(0).resource().orElseThrow()).name()).contains("A B");
    assertThat(Reading.page(sorted).next()).contains("https://ehr.example/fhir/?p=2");
    assertThat(Reading.page(sorted).isWhole()).isTrue();
  }

  @Test
  void read_numbersPutAside_keepEveryDigit() {
    String claim =
        "{'id':'c1','total':{'value':12345678901234567.10,'currency':'USD'},'use':'claim','resourceType':'Claim'}";
    assertThat(Reading.read(claim, org.rimborso.chart.Claim.class).total().orElseThrow().value())
        .isEqualTo(new java.math.BigDecimal("12345678901234567.10"));
  }

  @Test
  void read_outcomeEntry_saysThatTheListIsIncomplete() {
    String json =
        "{'resourceType':'Bundle','entry':[{'search':{'mode':'outcome'},'resource':{'resourceType':'OperationOutcome',"
            + "'issue':[{'severity':'warning','code':'incomplete','diagnostics':'cut'},{'severity':'information','code':'informational'}]}}]}";
    Page page = Reading.page(json);
    assertThat(page.issues()).hasSize(2);
    assertThat(page.entries()).isZero();
    assertThat(page.limitations("Claim"))
        .containsExactly(Limitation.ofType("Claim", Cause.LIST_INCOMPLETE));
  }

  @Test
  void read_forbiddenOutcome_saysThatAccessIsRestricted() {
    String json =
        "{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'suppressed'}]}";
    assertThat(Reading.page(json).limitations("Claim"))
        .contains(Limitation.ofType("Claim", Cause.ACCESS_RESTRICTED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "''~EMPTY",
        "'   '~EMPTY",
        "<!DOCTYPE html><html></html>~NOT_JSON",
        "Bad Gateway~NOT_JSON",
        "[]~NOT_JSON",
        "7~NOT_JSON",
        "{}~NOT_FHIR",
        "{\"a\":1}~NOT_FHIR",
        "{\"resourceType\":5}~NOT_FHIR",
        "{\"resourceType\":\"Patient\",}~MALFORMED",
        "{\"resourceType\":\"Patient\"} x~MALFORMED",
        "{\"resourceType\":\"Patient\"~TRUNCATED",
      })
  void read_notADocument_saysWhatItIs(String text, Fault.Kind kind) {
    Page page =
        new BundleReader(Reading.OPTIONS)
            .read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), item -> {});
    assertThat(page.fault().map(Fault::kind)).contains(kind);
    assertThat(page.limitations("Claim"))
        .containsExactly(Limitation.ofType("Claim", Cause.UNREADABLE));
  }

  @Test
  void read_oddlyOrderedCharacters_areNoDocument() {
    for (byte[] odd : List.of(new byte[] {0, 0, '{', 0}, new byte[] {0, '{', 0, 0})) {
      Page page = new BundleReader(Reading.OPTIONS).read(odd, item -> {});
      assertThat(page.fault().map(Fault::kind)).contains(Fault.Kind.NOT_JSON);
    }
  }

  @Test
  void read_charactersBeyondUnicode_areNoDocument() {
    byte[] beyond = {1, 0, 0, 0, 0, 0, '1', 'e', '{', '"', 'r', 'e'};
    Page page = new BundleReader(Reading.OPTIONS).read(beyond, item -> {});
    assertThat(page.fault().map(Fault::kind)).contains(Fault.Kind.NOT_JSON);
  }

  @Test
  void read_entriesThatAreNone_areSaid() {
    for (String entry :
        List.of(
            "5",
            "[5]",
            "[{'resource':7}]",
            "[{'resource':{}}]",
            "[{'resource':{'resourceType':'Bundle','entry':[]}}]",
            "[{'resource':{'id':'x'}}]")) {
      Page page = Reading.page("{'resourceType':'Bundle','entry':" + entry + "}");
      assertThat(page.limitations("Claim")).as(entry).isNotEmpty();
    }
  }

  @Test
  void read_truncatedAtEveryByte_neverLooksWhole() {
    byte[] whole = Reading.bytes(Samples.bundle());
    BundleReader reader = new BundleReader(Reading.OPTIONS);
    int last = 0;
    for (int length = 0; length < whole.length; length++) {
      List<Item> items = new ArrayList<>();
      Page page = reader.read(Arrays.copyOf(whole, length), items::add);
      assertThat(page.isWhole()).as("cut at byte %s", length).isFalse();
      assertThat(items.size()).isGreaterThanOrEqualTo(last);
      last = items.size();
    }
    assertThat(last).isEqualTo(12);
  }

  @Test
  void read_streamThatFails_throws() {
    InputStream failing =
        new SequenceInputStream(
            new ByteArrayInputStream(Reading.bytes("{'resourceType':'Bundle','entry':[")),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("reset");
              }

              @Override
              public int read(byte[] into, int offset, int length) throws IOException {
                throw new IOException("reset");
              }
            });
    assertThatThrownBy(() -> new BundleReader(Reading.OPTIONS).read(failing, item -> {}))
        .isInstanceOf(IOException.class);
  }

  @Test
  void read_resourceWithoutId_goesByItsFullUrl() {
    Item item =
        Reading.item(
            "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Patient'},'fullUrl':'urn:uuid:aa-1'}]}");
    assertThat(item.resource().orElseThrow().reference()).hasToString("Patient/aa-1");
    assertThat(item.alias()).contains("urn:uuid:aa-1");
  }

  @Test
  void read_resourceWithoutAnyName_isSaidForItsType() {
    Item item =
        Reading.item("{'resourceType':'Claim','use':'claim','patient':{'reference':'Patient/p1'}}");
    assertThat(item.resource()).isEmpty();
    assertThat(item.patient()).hasToString("Optional[Patient/p1]");
    assertThat(item.limitations())
        .containsExactly(new Limitation("Claim", Optional.empty(), Cause.UNREADABLE, "Claim.id"));
  }
}
