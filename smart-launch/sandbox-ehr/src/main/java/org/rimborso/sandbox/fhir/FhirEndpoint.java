package org.rimborso.sandbox.fhir;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** The FHIR base of one EHR profile: HAPI's REST layer over the store, with the guards in front. */
public final class FhirEndpoint extends RestfulServer {

  private static final long serialVersionUID = 1L;

  /** What one searchset page holds when the caller names no count, and at most. */
  private static final int PAGE = 100;

  private static final int LARGEST_PAGE = 1000;

  private final boolean heedsIfMatch;

  /**
   * @param base absolute URL of this base, without a slash at its end
   * @param types the resource types that it serves
   * @param guards interceptors that stand in front of the record
   * @param heedsIfMatch whether updates may name the version they were made from
   */
  public FhirEndpoint(
      FhirStore store, String base, List<String> types, List<?> guards, boolean heedsIfMatch) {
    super(store.fhir());
    this.heedsIfMatch = heedsIfMatch;
    setServerAddressStrategy(new HardcodedServerAddressStrategy(base));
    setDefaultResponseEncoding(EncodingEnum.JSON);
    setServerName("Rimborso sandbox EHR");
    registerProviders(resourceProviders(store, types));
    registerProvider(store.bean(JpaSystemProvider.class));
    setPagingProvider(paging(store));
    setServerConformanceProvider(capabilities(store));
    guards.forEach(this::registerInterceptor);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    super.service(heedsIfMatch ? request : new WithoutIfMatch(request), response);
  }

  private static List<IResourceProvider> resourceProviders(FhirStore store, List<String> types) {
    return store.bean(ResourceProviderFactory.class).createProviders().stream()
        .filter(IResourceProvider.class::isInstance)
        .map(IResourceProvider.class::cast)
        .filter(provider -> types.contains(provider.getResourceType().getSimpleName()))
        .toList();
  }

  private static DatabaseBackedPagingProvider paging(FhirStore store) {
    DatabaseBackedPagingProvider paging = store.bean(DatabaseBackedPagingProvider.class);
    paging.setDefaultPageSize(PAGE);
    paging.setMaximumPageSize(LARGEST_PAGE);
    return paging;
  }

  private JpaCapabilityStatementProvider capabilities(FhirStore store) {
    JpaCapabilityStatementProvider capabilities =
        new JpaCapabilityStatementProvider(
            this,
            store.systemDao(),
            store.bean(JpaStorageSettings.class),
            store.bean(ISearchParamRegistry.class),
            store.bean(IValidationSupport.class));
    capabilities.setImplementationDescription("Rimborso sandbox EHR, synthetic data only");
    return capabilities;
  }
}
