package org.rimborso.launch;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A patient's chart as an EHR sends it along with a hook, by prefetch key. Written with single
 * quotes for double ones.
 */
final class HookChart {
  static final String RESTRICTED =
      "'meta':{'security':[{'system':'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}]},";

  private final String patient;
  private final Map<String, List<String>> lists = new LinkedHashMap<>();
  private final Map<String, String> others = new LinkedHashMap<>();

  HookChart(String patient) {
    this.patient = patient;
    for (String key :
        List.of("encounters", "conditions", "procedures", "coverages", "claims", "benefits")) {
      lists.put(key, new ArrayList<>());
    }
  }

  /** Late enough that nobody waits for its bill. */
  static String yesterday() {
    return LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
  }

  /** A finished visit at a clinic. */
  HookChart visit(String id) {
    return visit(id, "finished", yesterday(), "");
  }

  HookChart visit(String id, String status, String day, String more) {
    return with(
        "encounters",
        "{'resourceType':'Encounter',%s'id':'%s','status':'%s','class':{'code':'AMB'},'subject':{'reference':'Patient/%s'},'participant':[{'individual':{'display':'Dr. Invented'}}],'period':{'start':'%s'%s}}"
            .formatted(
                more,
                id,
                status,
                patient,
                day,
                status.equals("finished") ? ",'end':'" + day + "'" : ""));
  }

  /** A diagnosis of that visit with these words and no code. */
  HookChart uncoded(String id, String visit, String words) {
    return condition(id, visit, "'text':'" + words + "'");
  }

  /** A diagnosis of that visit with this code. */
  HookChart coded(String id, String visit, String code) {
    return condition(
        id,
        visit,
        "'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'" + code + "'}]");
  }

  private HookChart condition(String id, String visit, String code) {
    return with(
        "conditions",
        "{'resourceType':'Condition','id':'%s','subject':{'reference':'Patient/%s'},'encounter':{'reference':'Encounter/%s'},'clinicalStatus':{'coding':[{'code':'active'}]},'verificationStatus':{'coding':[{'code':'confirmed'}]},'code':{%s}}"
            .formatted(id, patient, visit, code));
  }

  /** A claim for that visit with an amount. */
  HookChart claim(String id, String visit) {
    return with(
        "claims",
        "{'resourceType':'Claim','id':'%s','status':'active','use':'claim','type':{'coding':[{'code':'professional'}]},'patient':{'reference':'Patient/%s'},'created':'2026-11-09','item':[{'sequence':1,'productOrService':{'coding':[{'system':'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets','code':'G0463'}]},'servicedDate':'2026-11-02','net':{'value':31337.42,'currency':'USD'},'encounter':[{'reference':'Encounter/%s'}]}],'total':{'value':31337.42,'currency':'USD'}}"
            .formatted(id, patient, visit));
  }

  /** A coverage by that payer until a day. */
  HookChart coverage(String id, String payer, String end) {
    return with(
        "coverages",
        "{'resourceType':'Coverage','id':'%s','status':'active','beneficiary':{'reference':'Patient/%s'},'subscriberId':'M-17','period':{'start':'2020-01-01'%s},'payor':[{'display':'%s'}]}"
            .formatted(id, patient, end.isEmpty() ? "" : ",'end':'" + end + "'", payer));
  }

  HookChart with(String key, String resource) {
    lists.computeIfAbsent(key, one -> new ArrayList<>()).add(resource);
    return this;
  }

  /** Something else in place of a list. */
  HookChart instead(String key, String value) {
    lists.remove(key);
    others.put(key, value);
    return this;
  }

  HookChart without(String key) {
    lists.remove(key);
    return this;
  }

  /** The object {@code prefetch}. */
  String prefetch() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "patient",
        "{'resourceType':'Patient','id':'" + patient + "','name':[{'family':'Synthetic'}]}");
    lists.forEach((key, resources) -> all.put(key, bundle(resources)));
    all.putAll(others);
    return all.entrySet().stream()
        .map(entry -> "'" + entry.getKey() + "':" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  static String bundle(List<String> resources) {
    return resources.stream()
        .map(one -> "{'resource':" + one + "}")
        .collect(
            Collectors.joining(",", "{'resourceType':'Bundle','type':'searchset','entry':[", "]}"));
  }

  /** What a FHIR server with this chart answers to a search of a type. */
  String searched(String key) {
    return bundle(lists.getOrDefault(key, List.of())).replace('\'', '"');
  }
}
