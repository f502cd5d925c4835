package org.rimborso.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Claim;
import org.rimborso.chart.Encounter;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.smart.Launch;
import org.rimborso.smart.User;

/** Who sees which visits and claims beside those of the launched patient. */
class FacilityScopeTest {
  private static final FacilityScope SCOPE =
      new FacilityScope(
          new FacilityRules(
              List.of(
                  new FacilityRules.Rule(
                      "hospital", Set.of(Role.MANAGER), Set.of(), Set.of(), Set.of(), true),
                  new FacilityRules.Rule(
                      "hospital",
                      Set.of(Role.BILLER),
                      Set.of("Practitioner/named"),
                      Set.of("Organization/heart"),
                      Set.of("Location/ward"),
                      false),
                  new FacilityRules.Rule(
                      "hospital",
                      Set.of(),
                      Set.of("https://id.example|sub-lungs"),
                      Set.of("https://org.example|lungs"),
                      Set.of(),
                      false))));

  private static final Chart CHART = chart();

  private static Chart chart() {
    ChartAssembler assembler = new ChartAssembler();
    BundleReader reader = new BundleReader(new ReadOptions(Optional.empty(), Reference::parse));
    for (String record :
        List.of(
            encounter("heart", "'serviceProvider':{'reference':'Organization/heart'}"),
            encounter("lungs", lungs()),
            encounter(
                "moved",
                "'serviceProvider':{'reference':'Organization/bones'},"
                    + "'location':[{'location':{'reference':'Location/hall'}},"
                    + "{'location':{'reference':'Location/ward'},'status':'completed'}]"),
            encounter("bones", "'serviceProvider':{'reference':'Organization/bones'}"),
            encounter("nowhere", "'serviceProvider':{'display':'Organization/heart'}"),
            claim("ofHeart", "heart"),
            claim("ofHeartAndWard", "heart", "moved"),
            claim("ofHeartAndLungs", "heart", "lungs"),
            claim("ofHeartAndUnknown", "heart", "not-read"),
            claim("ofNothing"))) {
      reader.read(record.replace('\'', '"').getBytes(StandardCharsets.UTF_8), assembler);
    }
    return assembler
        .ofPatient(new Reference("Patient", "p1"), LocalDate.of(2026, 11, 23), ZoneOffset.UTC)
        .chart();
  }

  private static String lungs() {
    return "'serviceProvider':{'identifier':{'system':'https://org.example','value':'lungs'}}";
  }

  private static String encounter(String id, String more) {
    return "{'resourceType':'Encounter','id':'%s','subject':{'reference':'Patient/p1'},%s}"
        .formatted(id, more);
  }

  private static String claim(String id, String... encounters) {
    String references =
        Set.of(encounters).stream()
            .map("{'reference':'Encounter/%s'}"::formatted)
            .reduce((one, other) -> one + "," + other)
            .orElse("");
    return ("{'resourceType':'Claim','id':'%s','use':'claim','patient':{'reference':'Patient/p1'},"
            + "'item':[{'sequence':1,'encounter':[%s]}]}")
        .formatted(id, references);
  }

  private static Admitted visitor(String ehr, String name, Role... roles) {
    Launch launch =
        new Launch(
            "l1",
            ehr,
            new User("https://id.example", "sub-" + name, practitioner(name), "Person"),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            true,
            Instant.EPOCH);
    return TestAdmission.of(launch, roles);
  }

  private static Optional<Reference> practitioner(String name) {
    return Reference.parse("Practitioner/" + name);
  }

  @ParameterizedTest(name = "{0}, a {1}: {2} heart, {3} lungs, {4} moved, {5} bones, {6} nowhere")
  @CsvSource({
    "someone, manager,       true,  true,  true,  true,  true",
    "someone, biller,        true,  false, true,  false, false",
    "named,   coder,         true,  false, true,  false, false",
    "lungs,   coder,         false, true,  false, false, false",
    "lungs,   biller,        true,  true,  true,  false, false",
    "someone, coder,         false, false, false, false, false",
    "someone, administrator, false, false, false, false, false"
  })
  void sees_visit_byRoleAndUser(
      String name,
      String role,
      boolean heart,
      boolean lungs,
      boolean moved,
      boolean bones,
      boolean nowhere) {
    Admitted visitor = visitor("hospital", name, Role.named(role).orElseThrow());
    assertThat(
            CHART.encounters().stream()
                .filter(one -> SCOPE.sees(visitor, one))
                .map(one -> one.reference().id())
                .toList())
        .containsExactlyInAnyOrderElementsOf(
            named(
                "heart", heart, "lungs", lungs, "moved", moved, "bones", bones, "nowhere",
                nowhere));
  }

  @ParameterizedTest(name = "{0}, a {1}: claims {2}")
  @CsvSource({
    "someone, manager, ofHeart ofHeartAndLungs ofHeartAndUnknown ofHeartAndWard ofNothing",
    "someone, biller,  ofHeart ofHeartAndWard",
    "lungs,   biller,  ofHeart ofHeartAndLungs ofHeartAndWard",
    "lungs,   coder,   ''",
    "someone, coder,   ''"
  })
  void sees_claim_ofWhomOneSeesEveryVisit(String name, String role, String claims) {
    Admitted visitor = visitor("hospital", name, Role.named(role).orElseThrow());
    assertThat(
            CHART.claims().stream()
                .filter(one -> SCOPE.sees(visitor, one, FacilityScopeTest::visit))
                .map(Claim::reference)
                .map(Reference::id)
                .sorted()
                .reduce((one, other) -> one + " " + other)
                .orElse(""))
        .isEqualTo(claims);
  }

  private static Optional<Encounter> visit(Reference reference) {
    return CHART.find(reference, Encounter.class);
  }

  @Test
  void sees_atAnotherEhr_nothing() {
    Admitted visitor = visitor("other", "named", Role.MANAGER, Role.BILLER);
    assertThat(CHART.encounters()).noneMatch(one -> SCOPE.sees(visitor, one));
    assertThat(CHART.claims()).noneMatch(one -> SCOPE.sees(visitor, one, FacilityScopeTest::visit));
  }

  @Test
  void sees_whereTheSiteSaysNothing_nothing() {
    FacilityScope none = new FacilityScope(FacilityRules.NONE);
    Admitted visitor = visitor("hospital", "someone", Role.values());
    assertThat(CHART.encounters()).isNotEmpty().noneMatch(one -> none.sees(visitor, one));
    assertThat(CHART.claims())
        .isNotEmpty()
        .noneMatch(one -> none.sees(visitor, one, FacilityScopeTest::visit));
  }

  private static List<String> named(Object... pairs) {
    List<String> named = new java.util.ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1].equals(true)) {
        named.add(pairs[i].toString());
      }
    }
    return named;
  }
}
