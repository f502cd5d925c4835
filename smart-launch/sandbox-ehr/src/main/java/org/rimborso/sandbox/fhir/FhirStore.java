package org.rimborso.sandbox.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The record of the sandbox EHR: one HAPI FHIR JPA server over an H2 database in memory, seen from
 * inside the process. Every FHIR endpoint and the chart page read this one store.
 */
public final class FhirStore implements AutoCloseable {

  /**
   * The resource types the sandbox keeps and serves; with all of them its CapabilityStatement would
   * be ten times as long. HAPI itself is left to know every type: data from elsewhere may refer to
   * resources of a type that is not kept, and HAPI must be able to name it.
   */
  public static final List<String> TYPES =
      List.of(
          "Organization",
          "Location",
          "Practitioner",
          "PractitionerRole",
          "Patient",
          "Coverage",
          "Account",
          "Encounter",
          "Condition",
          "Procedure",
          "Observation",
          "ServiceRequest",
          "MedicationRequest",
          "DiagnosticReport",
          "ChargeItem",
          "Claim",
          "ClaimResponse",
          "ExplanationOfBenefit",
          "Task",
          "Communication",
          "DocumentReference",
          "Basic",
          "Provenance");

  private static final int PAGE = 500;

  private final AnnotationConfigApplicationContext spring;

  private FhirStore(AnnotationConfigApplicationContext spring) {
    this.spring = spring;
  }

  /** Starts an empty store; takes seconds. */
  public static FhirStore start() {
    AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
    spring.register(JpaConfiguration.class);
    // Most of HAPI's several hundred beans are never asked for here.
    spring.addBeanFactoryPostProcessor(
        beans -> {
          for (String name : beans.getBeanDefinitionNames()) {
            BeanDefinition definition = beans.getBeanDefinition(name);
            definition.setLazyInit(true);
          }
        });
    spring.refresh();
    // HAPI cuts versions off references where it is not told to keep them.
    spring
        .getBean(FhirContext.class)
        .getParserOptions()
        .setDontStripVersionsFromReferencesAtPaths("AuditEvent.entity.what", "Provenance.target");
    return new FhirStore(spring);
  }

  public FhirContext fhir() {
    return spring.getBean(FhirContext.class);
  }

  /** Whether resources of this type can be kept. */
  public boolean keeps(String type) {
    return TYPES.contains(type);
  }

  /** All resources of a type that match, in the order the database gives them. */
  public <R extends IBaseResource> List<R> search(Class<R> type, SearchParameterMap parameters) {
    parameters.setLoadSynchronous(true);
    return dao(type).search(parameters, new SystemRequestDetails()).getAllResources().stream()
        .map(type::cast)
        .toList();
  }

  /** The references of resources of this type that were deleted since then and are not back. */
  public List<String> deletedSince(Class<? extends IBaseResource> type, Date since) {
    IBundleProvider history = dao(type).history(since, null, null, new SystemRequestDetails());
    Map<String, Boolean> gone = new LinkedHashMap<>();
    List<IBaseResource> page = history.getResources(0, PAGE);
    // The newest version of each comes first.
    for (int from = PAGE; !page.isEmpty(); from += PAGE) {
      for (IBaseResource version : page) {
        String reference = version.getIdElement().toUnqualifiedVersionless().getValue();
        gone.putIfAbsent(reference, ResourceMetadataKeyEnum.DELETED_AT.get(version) != null);
      }
      page = page.size() < PAGE ? List.of() : history.getResources(from, from + PAGE);
    }
    return gone.keySet().stream().filter(gone::get).toList();
  }

  /** The resource with this logical id, if there is one. */
  public <R extends IBaseResource> Optional<R> read(Class<R> type, String id) {
    String name = fhir().getResourceType(type);
    try {
      return Optional.of(dao(type).read(new IdType(name, id), new SystemRequestDetails()));
    } catch (ResourceNotFoundException | ResourceGoneException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts resources under their own ids, all or none. References to resources that are nowhere in
   * the store are kept as they are, as in data exported from elsewhere.
   */
  public void put(Stream<? extends Resource> resources) {
    Bundle transaction = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    resources.forEach(
        resource ->
            transaction
                .addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + resource.getIdElement().getIdPart()));
    JpaStorageSettings settings = bean(JpaStorageSettings.class);
    settings.setEnforceReferentialIntegrityOnWrite(false);
    try {
      systemDao().transaction(new SystemRequestDetails(), transaction);
    } finally {
      settings.setEnforceReferentialIntegrityOnWrite(true);
    }
  }

  <T> T bean(Class<T> type) {
    return spring.getBean(type);
  }

  @SuppressWarnings("unchecked") // the only system DAO of an R4 server has these type arguments
  IFhirSystemDao<Bundle, Meta> systemDao() {
    return spring.getBean(IFhirSystemDao.class);
  }

  private <R extends IBaseResource> IFhirResourceDao<R> dao(Class<R> type) {
    return bean(DaoRegistry.class).getResourceDao(type);
  }

  @Override
  public void close() {
    spring.close();
  }
}
