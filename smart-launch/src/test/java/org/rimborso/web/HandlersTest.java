package org.rimborso.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rimborso.access.Admitted;
import org.rimborso.access.Gate;

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

  /** What takes somebody who was admitted asks what they may, itself or through one that does. */
  @Test
  void services_everyOneThatTakesAVisitor_asksTheGate() {
    List<String> silent =
        OURS.stream()
            .filter(
                one -> Set.of("Desk", "DraftDesk", "OpenSessions").contains(one.getSimpleName()))
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
