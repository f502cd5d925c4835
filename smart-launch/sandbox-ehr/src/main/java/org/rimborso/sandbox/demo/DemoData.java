package org.rimborso.sandbox.demo;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** The demo data as bundles; what each patient shows is listed in the module's README. */
public final class DemoData {

  private DemoData() {}

  /** The people who can sign in; part of every sandbox, whatever charts it holds. */
  public static Bundle people() {
    return bundle(Institution.people().stream());
  }

  /** The synthetic charts, dated relative to a day. */
  public static Bundle charts(LocalDate today) {
    Stream<Resource> charts =
        Stream.of(
                new DocumentationGaps(today).charts(),
                new BillingFaults(today).charts(),
                new AccountStates(today).charts(),
                new CleanCharts(today).charts())
            .flatMap(chart -> chart)
            .map(ChartWriter::resources)
            .flatMap(Collection::stream);
    return bundle(Stream.concat(Institution.rest().stream(), charts));
  }

  private static Bundle bundle(Stream<Resource> resources) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    resources.forEach(resource -> bundle.addEntry().setResource(resource));
    return bundle;
  }
}
