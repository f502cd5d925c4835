package org.rimborso.fhir.read;

import java.util.List;

/** One full resource of each type that the reader knows; all people are made up. */
final class Samples {
  static final String PATIENT =
      """
      {'resourceType':'Patient','id':'p1','meta':{'versionId':'2','lastUpdated':'2026-11-01T10:00:00Z'},
       'identifier':[{'system':'urn:x','value':'A'},
         {'type':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v2-0203','code':'MR'}]},'value':'MRN-7'}],
       'name':[{'use':'nickname','text':'Mim'},{'use':'official','family':'Rossi','given':['Mirella','Ada']}],
       'birthDate':'1950-02','gender':'female','deceasedDateTime':'2026-10-01',
       'link':[{'other':{'reference':'Patient/p2'},'type':'seealso'},{'other':{'reference':'RelatedPerson/r'},'type':'seealso'}]}
      """;

  static final String ENCOUNTER =
      """
      {'resourceType':'Encounter','id':'e1','meta':{'security':[{'system':'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}]},
       'status':'finished','class':{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'IMP'},
       'type':[{'text':'Stay'}],'subject':{'reference':'Patient/p1'},
       'participant':[{'individual':{'reference':'Practitioner/d1','display':'Dr A'}},{'type':[{'text':'nobody'}]}],
       'period':{'start':'2026-11-02T08:00:00+01:00','end':'2026-11-05'},
       'reasonCode':[{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'R05.9'}]}],
       'reasonReference':[{'reference':'Condition/d9'}],
       'diagnosis':[{'condition':{'reference':'Condition/d1'},'use':{'coding':[{'code':'DD'}]},'rank':1}],
       'hospitalization':{'dischargeDisposition':{'coding':[{'system':'x','code':'01'}]}},
       'serviceProvider':{'reference':'Organization/o1'},'partOf':{'reference':'Encounter/e0'},
       'location':[{'location':{'reference':'Location/ward'},'status':'active'}]}
      """;

  static final String CONDITION =
      """
      {'resourceType':'Condition','id':'d1','subject':{'reference':'https://ehr.example/fhir/Patient/p1'},
       'clinicalStatus':{'coding':[{'code':'active'}]},'verificationStatus':{'coding':[{'code':'confirmed'}]},
       'category':[{'coding':[{'code':'encounter-diagnosis'}]}],
       'code':{'coding':[{'system':'urn:oid:2.16.840.1.113883.6.90','code':'E11.9','display':'x'}],'text':'sugar'},
       'encounter':{'reference':'Encounter/e1/_history/3'},
       'onsetPeriod':{'start':'2019'},'recordedDate':'2026-11-02T23:30:00-05:00'}
      """;

  static final String PROCEDURE =
      """
      {'resourceType':'Procedure','id':'x1','status':'completed','subject':{'reference':'Patient/p1'},
       'encounter':{'reference':'Encounter/e1'},'code':{'coding':[{'system':'http://snomed.info/sct','code':'1'}]},
       'performedPeriod':{'start':'2026-11-02','end':'2026-11-03'}}
      """;

  static final String COVERAGE =
      """
      {'resourceType':'Coverage','id':'v1','status':'active','type':{'text':'PPO'},'subscriberId':'S1',
       'identifier':[{'type':{'coding':[{'code':'MB'}]},'value':'M1'}],
       'beneficiary':{'reference':'Patient/p1'},'period':{'start':'2026-01-01'},
       'payor':[{'reference':'Organization/o2'},{'identifier':{'system':'urn:payer','value':'9'}}],'order':1}
      """;

  static final String CLAIM =
      """
      {'resourceType':'Claim','id':'c1','status':'active','use':'claim','created':'2026-11-06',
       'type':{'coding':[{'system':'urn:own','code':'FISS'},{'system':'http://terminology.hl7.org/CodeSystem/claim-type','code':'professional'}]},
       'contained':[{'resourceType':'Condition','id':'dx','code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'J45.20'}]},'subject':{'reference':'Patient/p1'}},
         {'resourceType':'Coverage','id':'cov','status':'active','subscriberId':'S9','beneficiary':{'reference':'Patient/p1'},'payor':[{'display':'Acme Health'}],'type':{'text':'HMO'}}],
       'patient':{'reference':'Patient/p1'},'billablePeriod':{'start':'2026-11-02','end':'2026-11-05'},
       'insurer':{'display':'Acme'},'provider':{'reference':'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1234567893'},
       'prescription':{'reference':'MedicationRequest/m1'},
       'related':[{'claim':{'reference':'Claim/c0'},'relationship':{'coding':[{'code':'prior'}]},'reference':{'value':'ICN1'}}],
       'careTeam':[{'sequence':1,'provider':{'reference':'Practitioner/d1'},'role':{'coding':[{'code':'primary'}]}}],
       'supportingInfo':[{'sequence':1,'category':{'coding':[{'code':'typeofbill'}]},'code':{'coding':[{'code':'117'}]}}],
       'diagnosis':[{'sequence':1,'diagnosisCodeableConcept':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'E11.9'}]},
           'type':[{'coding':[{'code':'principal'}]}],'onAdmission':{'coding':[{'code':'y'}]}},
         {'sequence':2,'diagnosisReference':{'reference':'Condition/d1'}},{'sequence':3,'diagnosisReference':{'reference':'#dx'}}],
       'procedure':[{'sequence':1,'procedureReference':{'reference':'Procedure/x1'}},
         {'sequence':2,'procedureCodeableConcept':{'coding':[{'system':'http://www.cms.gov/Medicare/Coding/ICD10','code':'0DTJ4ZZ'}]}}],
       'insurance':[{'sequence':1,'focal':true,'coverage':{'reference':'#cov'},'preAuthRef':['PA-1']},
         {'sequence':2,'focal':false,'coverage':{'display':'NO_INSURANCE'}}],
       'item':[{'sequence':1,'careTeamSequence':[1],'diagnosisSequence':[1,3],'procedureSequence':[1],'informationSequence':[1],
          'revenue':{'coding':[{'code':'0450'}]},'productOrService':{'coding':[{'system':'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets','code':'G0008'}]},
          'modifier':[{'coding':[{'code':'25'}]}],'servicedPeriod':{'start':'2026-11-02','end':'2026-11-02'},
          'locationCodeableConcept':{'coding':[{'code':'11'}]},'quantity':{'value':2},'unitPrice':{'value':10.10,'currency':'USD'},
          'factor':1.5,'net':{'value':30.30,'currency':'USD'},'encounter':[{'reference':'Encounter/e1'}]},
         {'sequence':2,'productOrService':{'text':'x'},'servicedDate':'2026-11','net':{'value':1,'currency':'USD'}}],
       'total':{'value':31.30,'currency':'USD'}}
      """;

  static final String CLAIM_RESPONSE =
      """
      {'resourceType':'ClaimResponse','id':'r1','status':'active','use':'claim','type':{'coding':[{'code':'professional'}]},
       'patient':{'reference':'Patient/p1'},'created':'2026-11-20','insurer':{'identifier':{'value':'CMS'}},
       'request':{'reference':'Claim/c1'},'outcome':'complete','disposition':'done',
       'preAuthRef':'PA-7','preAuthPeriod':{'start':'2026-11-01','end':'2026-11-30'},
       'item':[{'itemSequence':1,'noteNumber':[1],'adjudication':[
          {'category':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/adjudication','code':'submitted'}]},'amount':{'value':30.30,'currency':'USD'}},
          {'category':{'coding':[{'code':'deniedAmount'}]},'reason':{'coding':[{'system':'https://x12.org/codes/claim-adjustment-reason-codes','code':'16'},{'system':'https://x12.org/codes/remittance-advice-remark-codes','code':'N56'}]},
           'extension':[{'url':'https://payer.example/adjustment-group','valueCoding':{'system':'https://x12.org/codes/claim-adjustment-group-codes','code':'CO'}}],
           'amount':{'value':30.30,'currency':'USD'},'value':2}]}],
       'addItem':[{'itemSequence':[2],'productOrService':{'text':'y'},'adjudication':[{'category':{'coding':[{'code':'benefit'}]},'amount':{'value':0,'currency':'USD'}}]}],
       'adjudication':[{'category':{'coding':[{'code':'CO'}]},'amount':{'value':5,'currency':'USD'}}],
       'total':[{'category':{'coding':[{'code':'benefit'}]},'amount':{'value':0.00,'currency':'USD'}}],
       'payment':{'type':{'coding':[{'code':'complete'}]},'amount':{'value':0.00,'currency':'USD'},'date':'2026-11-21','adjustment':{'value':1,'currency':'USD'}},
       'processNote':[{'number':1,'type':'display','text':'Name the referring provider.'}],
       'error':[{'itemSequence':1,'code':{'coding':[{'code':'a001'}]}}]}
      """;

  static final String BENEFIT =
      """
      {'resourceType':'ExplanationOfBenefit','id':'b1','status':'active','use':'claim',
       'type':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/claim-type','code':'institutional'}]},
       'contained':[{'resourceType':'Coverage','id':'coverage','status':'active','type':{'text':'Medicaid'},'beneficiary':{'reference':'Patient/p1'},'payor':[{'display':'Medicaid'}]}],
       'patient':{'reference':'Patient/p1'},'created':'2026-11-20','insurer':{'display':'Medicaid'},
       'provider':{'reference':'Organization/o1'},'claim':{'reference':'Claim/c9'},'outcome':'complete',
       'diagnosis':[{'sequence':1,'diagnosisReference':{'reference':'Condition/d1'}}],
       'insurance':[{'focal':true,'coverage':{'reference':'#coverage','display':'Medicaid'}}],
       'item':[{'sequence':1,'diagnosisSequence':[1],'productOrService':{'text':'x'},'servicedDate':'2026-11-02','noteNumber':[1],
         'adjudication':[{'category':{'coding':[{'code':'benefit'}]},'amount':{'value':7.5,'currency':'USD'}}]}],
       'total':[{'category':{'coding':[{'code':'submitted'}]},'amount':{'value':85.55,'currency':'USD'}}],
       'payment':{'amount':{'value':0.0,'currency':'USD'}},'processNote':[{'number':1,'text':'ok'}]}
      """;

  static final String PRACTITIONER =
      """
      {'resourceType':'Practitioner','id':'d1','name':[{'family':'Bianchi','given':['Ugo']}],
       'identifier':[{'system':'http://hl7.org/fhir/sid/us-npi','value':'1234567893'},{'system':'urn:own','value':'7'}]}
      """;

  static final String ROLE =
      """
      {'resourceType':'PractitionerRole','id':'pr1','practitioner':{'reference':'Practitioner/d1'},
       'organization':{'reference':'Organization/o1'},'code':[{'coding':[{'system':'urn:roles','code':'biller'}]}],
       'specialty':[{'coding':[{'system':'urn:specialties','code':'family'}]}]}
      """;

  static final String ORGANIZATION =
      """
      {'resourceType':'Organization','id':'o1','name':'Clinic','identifier':[{'type':{'coding':[{'code':'NPI'}]},'value':'1'},{'system':'https://payers.example.org','value':'9'}]}
      """;

  static final String FOLLOW_UP =
      """
      {'resourceType':'ClaimResponse','id':'f1',
       'meta':{'versionId':'4','profile':['https://rimborso.org/fhir/StructureDefinition/rimborso-follow-up'],
         'tag':[{'system':'https://rimborso.org/fhir/CodeSystem/tag','code':'follow-up'}]},
       'modifierExtension':[{'url':'https://rimborso.org/fhir/StructureDefinition/provider-follow-up','valueBoolean':true}],
       'identifier':[{'system':'https://rimborso.org/fhir/follow-up','value':'Claim/c1'}],
       'status':'draft','type':{'coding':[{'code':'professional'}]},'use':'claim','patient':{'reference':'Patient/p1'},
       'created':'2026-11-10','insurer':{'display':'Acme'},'request':{'reference':'Claim/c1'},'outcome':'queued',
       'disposition':'Follow-up record of the provider.',
       'processNote':[{'number':1,'type':'display','text':'Called; they look into it.','extension':[
         {'url':'https://rimborso.org/fhir/StructureDefinition/note','extension':[
           {'url':'id','valueString':'n-1'},{'url':'author','valueReference':{'reference':'Practitioner/demo-biller','display':'B. Iller'}},
           {'url':'written','valueDateTime':'2026-11-10T09:30:00-05:00'},{'url':'kind','valueCode':'call'},
           {'url':'contact','valueString':'Sam'},{'url':'reference-number','valueString':'REF 1'},
           {'url':'promised','valueMoney':{'value':12.00,'currency':'USD'}},{'url':'promised-on','valueDate':'2026-12-01'},
           {'url':'follow-up-on','valueDate':'2026-12-02'},{'url':'status','valueCode':'entered-in-error'}]}]}]}
      """;

  static final List<String> ALL =
      List.of(
          PATIENT,
          ENCOUNTER,
          CONDITION,
          PROCEDURE,
          COVERAGE,
          CLAIM,
          CLAIM_RESPONSE,
          BENEFIT,
          PRACTITIONER,
          ROLE,
          ORGANIZATION,
          FOLLOW_UP);

  private Samples() {}

  /** All of them as one searchset. */
  static String bundle() {
    return "{'resourceType':'Bundle','type':'searchset','total':12,"
        + "'link':[{'relation':'self','url':'https://ehr.example/fhir/x'},"
        + "{'relation':'next','url':'https://ehr.example/fhir/x?page=2'}],'entry':["
        + String.join(
            ",", ALL.stream().map(one -> "{'resource':" + one.replace("\n", " ") + "}").toList())
        + "]}";
  }
}
