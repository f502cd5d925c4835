package org.rimborso.launch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An EHR that lets anything be read and nothing be written: any patient has one visit with a claim
 * that was answered, and a restricted visit with a claim of its own. Each free text names its
 * patient, so that it is known wherever it turns up.
 */
final class PretendEhr implements AutoCloseable {
  static final String AMOUNT = "31,337.42";
  private static final Pattern PATIENT =
      Pattern.compile("patient=(?:Patient(?:/|%2F))?([A-Za-z0-9-]+)");
  private static final Pattern READ = Pattern.compile("/fhir/Patient/([A-Za-z0-9-]+)$");
  private static final List<String> TYPES =
      List.of(
          "Patient",
          "Encounter",
          "Condition",
          "Procedure",
          "Coverage",
          "Claim",
          "ClaimResponse",
          "ExplanationOfBenefit");
  private static final String LABEL =
      "'meta':{'security':[{'system':'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}]},";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What somebody changes in its charts, by a test: all JSON goes through it. */
  volatile UnaryOperator<String> changed = UnaryOperator.identity();

  private final List<String> requests = new CopyOnWriteArrayList<>();

  PretendEhr() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** The base of one of its faces: each is an EHR of its own to the app. */
  URI base(String face) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + face + "/fhir");
  }

  /** The types that were searched or read, but for what the EHR says of itself. */
  List<String> types() {
    return requests.stream()
        .map(path -> path.replaceFirst(".*/fhir/([A-Za-z]+).*", "$1"))
        .filter(type -> !type.equals("metadata"))
        .distinct()
        .sorted()
        .toList();
  }

  void forget() {
    requests.clear();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().toString();
      requests.add(path);
      byte[] bytes = changed.apply(json(path)).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String json(String path) {
    if (path.contains("/metadata")) {
      return metadata();
    }
    Matcher read = READ.matcher(path);
    if (read.find()) {
      return patient(read.group(1));
    }
    Matcher patient = PATIENT.matcher(path);
    String type = path.replaceFirst(".*/fhir/([A-Za-z]+).*", "$1");
    return bundle(patient.find() ? resources(type, patient.group(1)) : Stream.of());
  }

  private static String metadata() {
    String resources =
        TYPES.stream()
            .map(
                type ->
                    "{'type':'"
                        + type
                        + "','interaction':[{'code':'read'},{'code':'search-type'}]}")
            .collect(Collectors.joining(","));
    return "{'resourceType':'CapabilityStatement','rest':[{'mode':'server','resource':["
        + resources
        + "]}]}";
  }

  private static String bundle(Stream<String> resources) {
    return "{'resourceType':'Bundle','type':'searchset','entry':["
        + resources.map(one -> "{'resource':" + one + "}").collect(Collectors.joining(","))
        + "]}";
  }

  private static Stream<String> resources(String type, String p) {
    return switch (type) {
      case "Encounter" -> Stream.of(visit(p, "e", ""), visit(p, "secret", LABEL));
      case "Condition" -> Stream.of(condition(p, "e"), condition(p, "secret"));
      case "Procedure" -> Stream.of(procedure(p));
      case "Coverage" -> Stream.of(coverage(p));
      case "Claim" -> Stream.of(claim(p, "c", "e", ""), claim(p, "secret", "secret", ""));
      case "ClaimResponse" -> Stream.of(response(p, "c"), response(p, "secret"));
      default -> Stream.of();
    };
  }

  private static String patient(String p) {
    return "{'resourceType':'Patient','id':'%s','name':[{'family':'Name-%s'}],'birthDate':'1958-03-04'}"
        .formatted(p, p);
  }

  private static String visit(String p, String id, String label) {
    return ("{'resourceType':'Encounter',%s'id':'%s-%s','status':'finished','class':{'code':'AMB'},"
            + "'type':[{'text':'Clinic-%s-%s'}],'subject':{'reference':'Patient/%s'},"
            + "'reasonCode':[{'text':'Reason-%s-%s'}],"
            + "'period':{'start':'2026-09-02','end':'2026-09-02'}}")
        .formatted(label, id, p, id, p, p, id, p);
  }

  private static String condition(String p, String visit) {
    return ("{'resourceType':'Condition','id':'d-%s-%s','subject':{'reference':'Patient/%s'},"
            + "'clinicalStatus':{'coding':[{'code':'active'}]},"
            + "'verificationStatus':{'coding':[{'code':'confirmed'}]},"
            + "'encounter':{'reference':'Encounter/%s-%s'},'code':{'coding':[{"
            + "'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'E11.9'}],'text':'Words-%s-%s'}}")
        .formatted(visit, p, p, visit, p, visit, p);
  }

  private static String procedure(String p) {
    return ("{'resourceType':'Procedure','id':'x-%s','status':'completed','subject':{'reference':"
            + "'Patient/%s'},'encounter':{'reference':'Encounter/e-%s'},'performedDateTime':"
            + "'2026-09-02','code':{'text':'Done-%s'}}")
        .formatted(p, p, p, p);
  }

  private static String coverage(String p) {
    return ("{'resourceType':'Coverage','id':'k-%s','status':'active','beneficiary':{'reference':"
            + "'Patient/%s'},'subscriberId':'M-1','payor':[{'display':'Payer-%s'}]}")
        .formatted(p, p, p);
  }

  private static String claim(String p, String id, String visit, String label) {
    return ("{'resourceType':'Claim',%s'id':'%s-%s','status':'active','use':'claim','type':{'coding':"
            + "[{'code':'professional'}]},'patient':{'reference':'Patient/%s'},'created':'2026-09-09',"
            + "'insurer':{'display':'Payer-%s'},'billablePeriod':{'start':'2026-09-02','end':"
            + "'2026-09-02'},'diagnosis':[{'sequence':1,'diagnosisReference':{'reference':"
            + "'Condition/d-%s-%s'}}],'item':[{'sequence':1,'productOrService':{'coding':[{'system':"
            + "'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets','code':'G0463','display':"
            + "'Service-%s-%s'}]},'servicedDate':'2026-09-02','diagnosisSequence':[1],'net':{'value':"
            + "31337.42,'currency':'USD'},'encounter':[{'reference':'Encounter/%s-%s'}]}],"
            + "'total':{'value':31337.42,'currency':'USD'}}")
        .formatted(label, id, p, p, p, visit, p, id, p, visit, p);
  }

  private static String response(String p, String claim) {
    return ("{'resourceType':'ClaimResponse','id':'r-%s-%s','status':'active','use':'claim',"
            + "'patient':{'reference':'Patient/%s'},'created':'2026-10-01','outcome':'complete',"
            + "'request':{'reference':'Claim/%s-%s'},'insurer':{'display':'Payer-%s'},"
            + "'item':[{'itemSequence':1,'adjudication':[{'category':{'coding':[{'code':'CO'}]},"
            + "'reason':{'coding':[{'system':'https://x12.org/codes/claim-adjustment-reason-codes',"
            + "'code':'146'}]},'amount':{'value':31337.42,'currency':'USD'}}]}],"
            + "'processNote':[{'number':1,'type':'display','text':'Remark-%s-%s'}]}")
        .formatted(claim, p, p, claim, p, p, claim, p);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
