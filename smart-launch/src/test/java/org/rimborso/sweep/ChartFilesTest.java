package org.rimborso.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.sweep.ChartFiles.Loaded;

class ChartFilesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @TempDir private Path folder;

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), json(text));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(json(text).getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private Loaded read(String... paths) {
    return read(InputStream.nullInputStream(), paths);
  }

  private static Loaded read(InputStream in, String... paths) {
    return new ChartFiles(Optional.empty(), in).read(List.of(paths), TODAY);
  }

  private static String claim(String id, String patient, String more) {
    return "{'resourceType':'Claim','id':'"
        + id
        + "','use':'claim','patient':{'reference':'"
        + patient
        + "'}"
        + more
        + "}";
  }

  private static Chart only(Loaded loaded) {
    assertThat(loaded.charts()).hasSize(1);
    return loaded.charts().get(0).chart();
  }

  @Test
  void read_folder_joinsResourcesBundlesAndLines() throws IOException {
    write("a/patient.json", "{'resourceType':'Patient','id':'p1'}");
    write(
        "b.json",
        "{'resourceType':'Bundle','entry':[{'resource':" + claim("c1", "Patient/p1", "") + "}]}");
    write(
        "c.ndjson",
        claim("c2", "Patient/p1", "") + "\r\n\n" + claim("c3", "Patient/p1", "") + "\n");
    write(
        "d.ndjson",
        "{'resourceType':'Bundle','entry':[{'resource':"
            + claim("c4", "Patient/p1", "")
            + "}]}\n{'resourceType':'Bundle'}");
    Files.write(folder.resolve("e.ndjson.gz"), gzip(claim("c5", "Patient/p1", "") + "\n"));
    write("README.md", "not FHIR");
    write(".hidden.json", "not FHIR");
    Files.createDirectories(folder.resolve(".hidden"));
    write(".hidden/notes.json", "not FHIR");
    Loaded loaded = read(folder.toString());
    assertThat(loaded.problems()).isEmpty();
    assertThat(only(loaded).claims())
        .extracting(claim -> claim.reference().id())
        .containsExactlyInAnyOrder("c1", "c2", "c3", "c4", "c5");
    assertThat(only(loaded).patient()).isPresent();
  }

  @Test
  void read_standardInput_takesPrettyJsonAndGzip() throws IOException {
    String pretty =
        "{\n  'resourceType': 'Claim',\n  'id': 'c1', 'use': 'claim',\n  'patient': {\n 'reference': 'Patient/p1' }\n}\n";
    for (byte[] input : List.of(json(pretty).getBytes(StandardCharsets.UTF_8), gzip(pretty))) {
      Loaded loaded = read(new ByteArrayInputStream(input), "-");
      assertThat(loaded.problems()).isEmpty();
      assertThat(only(loaded).claims()).hasSize(1);
    }
  }

  @Test
  void read_byteOrderMark_isNoFault() throws IOException {
    write("a.json", "\ufeff" + claim("c1", "Patient/p1", ""));
    write(
        "b.ndjson",
        "\ufeff" + claim("c2", "Patient/p1", "") + "\n" + claim("c3", "Patient/p1", ""));
    Loaded loaded = read(folder.toString());
    assertThat(loaded.problems()).isEmpty();
    assertThat(only(loaded).claims()).hasSize(3);
  }

  @Test
  void read_urnAndConditionalReferences_areFollowedAcrossFiles() throws IOException {
    write(
        "a.json",
        "{'resourceType':'Bundle','type':'transaction','entry':["
            + "{'fullUrl':'urn:uuid:e','resource':{'resourceType':'Encounter','id':'e1','subject':{'reference':'urn:uuid:p'},"
            + "'serviceProvider':{'reference':'Organization?identifier=s|1'}}},"
            + "{'fullUrl':'urn:uuid:p','resource':{'resourceType':'Patient','id':'p1'}}]}");
    write(
        "b.json",
        "{'resourceType':'Organization','id':'o1','identifier':[{'system':'s','value':'1'}]}");
    Chart chart = only(read(folder.toString()));
    assertThat(chart.patient()).isPresent();
    assertThat(chart.encounters().get(0).serviceProvider().reference())
        .hasToString("Optional[Organization/o1]");
    assertThat(chart.providers()).hasSize(1);
  }

  @Test
  void read_patientWithoutId_goesByItsUrn() throws IOException {
    write(
        "a.json",
        "{'resourceType':'Bundle','entry':[{'fullUrl':'urn:uuid:aa-bb','resource':{'resourceType':'Patient'}},"
            + "{'fullUrl':'urn:uuid:c','resource':"
            + claim("c1", "urn:uuid:aa-bb", "")
            + "}]}");
    Loaded loaded = read(folder.toString());
    assertThat(only(loaded).claims()).hasSize(1);
    assertThat(loaded.patient(loaded.charts().get(0))).contains("urn:uuid:aa-bb");
  }

  @Test
  void read_resourcesOfNoPatient_makeOneChartOfTheirOwn() throws IOException {
    write("a.json", "{'resourceType':'Claim','id':'c1','use':'claim'}");
    write("b.json", claim("c2", "Patient/p1", ""));
    Loaded loaded = read(folder.toString());
    assertThat(loaded.charts()).hasSize(2);
    assertThat(loaded.patient(loaded.charts().get(0))).contains("Patient/p1");
    assertThat(loaded.patient(loaded.charts().get(1))).isEmpty();
  }

  @Test
  void read_brokenLine_isNamedAndTheOthersAreRead() throws IOException {
    for (String broken : List.of("{'resourceType':'Claim','id':", "{'resourceType'}", "<html>")) {
      write(
          "Claim.ndjson",
          claim("c1", "Patient/p1", "") + "\n" + broken + "\n" + claim("c2", "Patient/p1", ""));
      Loaded loaded = read(folder.toString());
      assertThat(loaded.problems()).hasSize(1);
      assertThat(loaded.problems().get(0).input()).endsWith("Claim.ndjson");
      assertThat(loaded.problems().get(0).line()).isEqualTo(2);
      assertThat(only(loaded).claims()).hasSize(2);
      assertThat(only(loaded).limitation("Claim").orElseThrow().because())
          .isEqualTo(Cause.LIST_INCOMPLETE);
      assertThat(only(loaded).limitation("Encounter")).isEmpty();
    }
  }

  @Test
  void read_brokenFirstLine_doesNotTakeTheOthersAlong() throws IOException {
    write(
        "Claim.ndjson",
        "{'resourceType':'Claim','id':\n"
            + claim("c1", "Patient/p1", "")
            + "\n"
            + claim("c2", "Patient/p1", ""));
    Loaded loaded = read(folder.toString());
    assertThat(loaded.problems()).hasSize(1);
    assertThat(only(loaded).claims()).hasSize(2);
  }

  @Test
  void read_truncatedBundle_limitsEveryTypeOfItsPatients() throws IOException {
    write(
        "a.json",
        "{'resourceType':'Bundle','entry':[{'resource':"
            + claim("c1", "Patient/p1", "")
            + "},{'resource':{'resou");
    write("b.json", claim("c2", "Patient/p2", ""));
    Loaded loaded = read(folder.toString());
    assertThat(loaded.problems()).hasSize(1);
    assertThat(loaded.problems().get(0))
        .asString()
        .contains("line 1")
        .contains("ends in the middle");
    assertThat(loaded.charts().get(0).chart().limitation("Encounter")).isPresent();
    assertThat(loaded.charts().get(1).chart().limitations()).isEmpty();
  }

  @Test
  void read_truncatedGzip_isNamedAndWhatCameIsKept() throws IOException {
    String random =
        new java.util.Random(7)
            .ints(20_000, 'a', 'z')
            .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
            .toString();
    byte[] whole =
        gzip(
            claim("c1", "Patient/p1", "")
                + "\n"
                + claim("c2", "Patient/p1", ",'x':'" + random + "'"));
    Files.write(folder.resolve("a.ndjson.gz"), Arrays.copyOf(whole, whole.length / 2));
    Loaded loaded = read(folder.toString());
    assertThat(loaded.problems()).hasSize(1);
    assertThat(loaded.problems().get(0)).asString().contains("cannot be read to its end");
  }

  @Test
  void read_otherThings_areNamed() throws IOException {
    write("page.json", "<!DOCTYPE html>");
    write("empty.json", "");
    write("other.json", "{'a':1}");
    write("fine.json", claim("c1", "Patient/p1", ""));
    Loaded loaded = read(folder.toString(), folder.resolve("missing.json").toString());
    assertThat(loaded.problems())
        .extracting(Problem::what)
        .containsExactlyInAnyOrder(
            "is not a JSON object", "is empty", "is JSON but no FHIR resource", "does not exist");
    assertThat(only(loaded).claims()).hasSize(1);
  }

  @Test
  void read_sameResourceTwice_theLaterFileCountsWithAWarning() throws IOException {
    write("a.json", claim("c1", "Patient/p1", ",'status':'draft'"));
    write("b.json", claim("c1", "Patient/p1", ",'status':'active'"));
    Loaded loaded = read(folder.toString());
    assertThat(only(loaded).claims()).extracting(Claim::status).containsExactly("active");
    assertThat(loaded.warnings()).hasSize(1);
  }

  @Test
  void read_withZone_datesCountThere() throws IOException {
    write("a.json", claim("c1", "Patient/p1", ",'created':'2026-11-02T23:30:00Z'"));
    Loaded loaded =
        new ChartFiles(Optional.of(ZoneId.of("Europe/Rome")), InputStream.nullInputStream())
            .read(List.of(folder.toString()), TODAY);
    assertThat(only(loaded).claims().get(0).created().orElseThrow()).hasToString("2026-11-03");
  }
}
