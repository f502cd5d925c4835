package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rimborso.access.Admitted;
import org.rimborso.access.FacilityRules;
import org.rimborso.access.FacilityScope;
import org.rimborso.access.Gate;
import org.rimborso.access.Permission;
import org.rimborso.chart.Claim;

/** Each handler asks for one permission, and the desk's every service asks the gate again. */
class HandlersTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.rimborso");

  @Test
  void handlers_everyOne_isRoutedAndNamesItsPermission() throws Exception {
    try (TestSite site = TestSite.start(SampleChart.plain())) {
      Set<String> routed =
          site.handlers().stream()
              .map(handler -> handler.getClass().getName())
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> written =
          OURS.stream()
              .filter(one -> one.isAssignableTo(Handler.class) && !one.isInterface())
              .map(JavaClass::getName)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(routed).isEqualTo(written);
      assertThat(site.handlers()).allSatisfy(one -> assertThat(one.permission()).isNotNull());
    }
  }

  /** Pages below a launch that list more patients than the launched one. */
  private static final List<String> FACILITY_PAGES =
      List.of("worklist", "health", "today", "queries", "rules/try");

  @Test
  void facilityPages_everyOne_asksWhoSeesWhom() throws Exception {
    assertThat(unscoped(OURS)).isEmpty();
    try (TestSite site = TestSite.start(SampleChart.plain())) {
      for (String page : FACILITY_PAGES) {
        assertThat(site.handler("/s/l1/" + page).stream())
            .as(page)
            .allSatisfy(one -> assertThat(one).isInstanceOf(FacilityHandler.class));
      }
    }
  }

  /** The test above can fail. */
  @Test
  void facilityPage_thatAsksNobody_isFound() {
    JavaClasses some =
        new ClassFileImporter().importClasses(Careless.class, Careful.class, FacilityHandler.class);
    assertThat(unscoped(some)).containsExactly(Careless.class.getName());
  }

  /** Facility handlers that never ask who sees whom. */
  private static List<String> unscoped(JavaClasses some) {
    return some.stream()
        .filter(one -> one.isAssignableTo(FacilityHandler.class) && !one.isInterface())
        .filter(
            one ->
                one.getMethodCallsFromSelf().stream()
                    .noneMatch(
                        call ->
                            call.getTargetOwner().isEquivalentTo(FacilityScope.class)
                                && call.getName().equals("sees")))
        .map(JavaClass::getName)
        .toList();
  }

  private static class Careless implements FacilityHandler {
    @Override
    public Permission permission() {
      return Permission.SEE_ACCOUNTS;
    }

    @Override
    public Reply handle(Call call) {
      return new Reply.SeeOther("/");
    }
  }

  private static final class Careful extends Careless {
    private final FacilityScope scope = new FacilityScope(FacilityRules.NONE);

    @Override
    public Reply handle(Call call) {
      List<Claim> seen =
          List.<Claim>of().stream()
              .filter(one -> scope.sees(call.someone(), one, visit -> Optional.empty()))
              .toList();
      return new Reply.SeeOther("/" + seen.size());
    }
  }

  /** What takes somebody who was admitted asks what they may, itself or through one that does. */
  @Test
  void services_everyOneThatTakesAVisitor_asksTheGate() {
    List<String> silent =
        OURS.stream()
            .filter(
                one ->
                    Set.of(
                            "Desk",
                            "DraftDesk",
                            "LetterDesk",
                            "OpenSessions",
                            "WorkDesk",
                            "WorkListDesk",
                            "WriteOffDesk",
                            "DismissalDesk",
                            "AnswerDesk",
                            "QueryDesk",
                            "FixDesk",
                            "PayerDesk")
                        .contains(one.getSimpleName()))
            .flatMap(one -> one.getMethods().stream())
            .filter(one -> one.getModifiers().toString().contains("PUBLIC"))
            .filter(
                one ->
                    one.getRawParameterTypes().stream()
                        .anyMatch(p -> p.isEquivalentTo(Admitted.class)))
            .filter(
                one ->
                    one.getMethodCallsFromSelf().stream()
                        .noneMatch(
                            call ->
                                call.getTargetOwner().isEquivalentTo(Gate.class)
                                    && call.getName().equals("require")))
            .map(one -> one.getFullName())
            .toList();
    assertThat(silent).isEmpty();
  }
}
