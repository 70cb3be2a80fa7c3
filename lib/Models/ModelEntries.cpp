//===- ModelEntries.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ModelEntries.h"
#include "llvm/ADT/STLExtras.h"

using llvm::StringRef;

namespace redirect {

namespace {

/// The last of several arguments.
class Last {
public:
  Last() = default;
  Last(std::initializer_list<std::optional<unsigned>> Arguments) {
    for (const std::optional<unsigned> Argument : Arguments)
      add(Argument);
  }

  void add(std::optional<unsigned> Argument) {
    if (Argument && (!Is || *Is < *Argument))
      Is = Argument;
  }
  void add(const std::optional<ArgumentOrField> &Place) {
    if (Place)
      add(Place->Argument);
  }

  std::optional<unsigned> Is;
};

class EntryCollector {
public:
  void addResponse(const Model &M);
  void addHeaders(const Model &M);
  void addConstants(const Model &M);
  void addRoutes(const Model &M);
  void addHandlers(const Model &M);
  void addRequest(const RequestModel &Request);
  void addOthers(const Model &M);
  std::vector<ModelEntry> take();

private:
  ModelEntry *add(const QualifiedName &Name, NamedKind Is,
                  const Last &Arguments = {});
  void add(const NameList &Names, NamedKind Is = NamedKind::Any) {
    for (const QualifiedName &Name : Names)
      add(Name, Is);
  }
  void add(const RouteModel &Entry);
  void add(const ParametersModel &Parameters);
  void add(const TextModel &Entry);
  void add(const ComparisonModel &Entry);

  std::vector<ModelEntry> Result;
};

} // namespace

ModelEntry *EntryCollector::add(const QualifiedName &Name, NamedKind Is,
                                const Last &Arguments) {
  if (Name.empty())
    return nullptr;
  return &Result.emplace_back(
      ModelEntry{&Name, Is, Arguments.Is, /*CountsObject=*/false, {}});
}

void EntryCollector::addResponse(const Model &M) {
  for (const RedirectModel &Entry : M.Redirects) {
    const Last Arguments = {Entry.Location, Entry.Status, Entry.Permanent,
                            Entry.Response.Argument};
    add(Entry.Function, NamedKind::Function, Arguments);
    add(Entry.Constructor, NamedKind::Class, Arguments);
  }
  for (const StatusModel &Entry : M.Statuses) {
    Last Arguments = {Entry.Status.Only, Entry.Response.Argument};
    for (const unsigned Argument : Entry.Status.AnyOf)
      Arguments.add(Argument);
    add(Entry.Field, NamedKind::Field);
    add(Entry.Function, NamedKind::Function, Arguments);
    add(Entry.Constructor, NamedKind::Class, Arguments);
    add(Entry.ReturnedWith, NamedKind::Class);
  }
  for (const RawResponseModel &Entry : M.RawResponses)
    add(Entry.Function, NamedKind::Function,
        {Entry.Format, Entry.Text, Entry.Response.Argument});
  add(M.ResponseParts);
}

void EntryCollector::addHeaders(const Model &M) {
  for (const HeaderModel &Entry : M.Headers) {
    Last Arguments = {Entry.Text, Entry.Object, Entry.Response.Argument};
    if (Entry.Name || !Entry.Is.empty())
      Arguments.add(Entry.Value);
    if (Entry.Name && !Entry.Name->IsTemplateArgument)
      Arguments.add(Entry.Name->Argument);
    add(Entry.Function, NamedKind::Function, Arguments);
    add(Entry.Constructor, NamedKind::Class, Arguments);
    add(Entry.Field, NamedKind::Field);
    add(Entry.Container, NamedKind::Class);
  }
  for (const HeaderListModel &Entry : M.HeaderLists) {
    add(Entry.Function, NamedKind::Function,
        {Entry.List, Entry.Response.Argument});
    add(Entry.Field, NamedKind::Field);
  }
}

void EntryCollector::addConstants(const Model &M) {
  add(M.HeaderNames.Location);
  add(M.HeaderNames.SetCookie);
  for (const NameList &Names : M.StatusNames.Names)
    add(Names);
  add(M.StatusClasses, NamedKind::Class);
  for (const NameList &Names : M.MethodNames.Names)
    add(Names);
  add(M.MethodNames.Any);
}

void EntryCollector::add(const RouteModel &Entry) {
  Last Arguments = {Entry.PatternBelowClass};
  Arguments.add(std::optional(Entry.Pattern));
  Arguments.add(std::optional(Entry.Handler));
  Arguments.add(Entry.MethodsArgument);
  add(Entry.Function, NamedKind::Function, Arguments);
  add(Entry.Constructor, NamedKind::Class, Arguments);
  add(Entry.Field, NamedKind::Field);
  add(Entry.Type, NamedKind::Any);
  if (ModelEntry *Record = add(Entry.Record, NamedKind::Class)) {
    Record->Fields = {Entry.Pattern.Field, Entry.Handler.Field,
                      Entry.HandlerName};
    if (Entry.MethodsArgument)
      Record->Fields.emplace_back(Entry.MethodsArgument->Field);
    llvm::erase_if(Record->Fields, [](StringRef Name) { return Name.empty(); });
  }
  add(Entry.Chain.Pattern, NamedKind::Function);
  add(Entry.Chain.Methods, NamedKind::Function);
  add(Entry.Chain.Filters, NamedKind::Any);
  add(Entry.FiltersBut, NamedKind::Class);
  add(Entry.Parameters);
}

void EntryCollector::add(const ParametersModel &Parameters) {
  if (Parameters.TargetIf)
    add(Parameters.TargetIf->Is, NamedKind::Any);
}

void EntryCollector::addRoutes(const Model &M) {
  for (const RouteModel &Entry : M.Routes)
    add(Entry);
  add(M.MethodExclusions);
  for (const GroupModel &Entry : M.Groups) {
    const Last Arguments = {Entry.Path, Entry.Mounts};
    add(Entry.Function, NamedKind::Function, Arguments);
    add(Entry.Constructor, NamedKind::Class, Arguments);
  }
  for (const LimitModel &Entry : M.Limits)
    add(Entry.Function, NamedKind::Function, {Entry.MethodsArgument});
}

void EntryCollector::addHandlers(const Model &M) {
  for (const HandlerModel &Entry : M.Handlers) {
    Last Arguments = {Entry.Parameters.Method, Entry.Parameters.Target};
    for (const unsigned Argument : Entry.Parameters.Body)
      Arguments.add(Argument);
    add(Entry.Function, NamedKind::Function, Arguments);
    add(Entry.Taking, NamedKind::Class);
    add(Entry.InClass, NamedKind::Class);
    add(Entry.Parameters);
  }
  for (const StartModel &Entry : M.Starts)
    add(Entry.Function, NamedKind::Function);
}

void EntryCollector::addRequest(const RequestModel &Request) {
  for (const NameList *Names :
       {&Request.Method, &Request.Target, &Request.RouteParameters,
        &Request.Headers, &Request.Body})
    add(*Names);
  for (const RequestVariableModel &Entry : Request.Variables)
    add(Entry.Function, NamedKind::Function, {Entry.Name});
  for (const RequestLineModel &Entry : Request.Lines)
    add(Entry.Function, NamedKind::Function, {Entry.Separator, Entry.Format});
}

void EntryCollector::add(const ComparisonModel &Entry) {
  ModelEntry *Added =
      add(Entry.Function, NamedKind::Function, {Entry.Left, Entry.Right});
  // Where nothing else is said, a member compares its object.
  if (Added)
    Added->CountsObject = Entry.Left == 0 && Entry.Right == 1;
}

void EntryCollector::add(const TextModel &Entry) {
  add(Entry.Function, NamedKind::Function,
      {Entry.Format, Entry.Fills, Entry.Pieces, Entry.Edits, Entry.BehindServer,
       Entry.TakesOff, Entry.TailOf, Entry.Into});
  add(Entry.Field, NamedKind::Field);
}

void EntryCollector::addOthers(const Model &M) {
  for (const PredicateModel &Entry : M.Predicates)
    add(Entry.Function, NamedKind::Function, {Entry.MethodsArgument});
  add(M.Work);
  for (const FunctionModel &Entry : M.Functions) {
    add(Entry.Function, NamedKind::Function, {Entry.Changes});
    add(Entry.Within, NamedKind::Any);
  }
  for (const ComparisonModel &Entry : M.Comparisons)
    add(Entry);
  for (const TextModel &Entry : M.Texts)
    add(Entry);
  if (!M.Client)
    return;
  add(M.Client->Location);
  add(M.Client->Requests);
  add(M.Client->Follows);
  for (const LibrarySettingModel &Entry : M.Client->Settings) {
    add(Entry.Follow);
    add(Entry.With);
    add(Entry.Unless);
  }
}

std::vector<ModelEntry> EntryCollector::take() {
  llvm::sort(Result, [](const ModelEntry &A, const ModelEntry &B) {
    return A.Name->Offset < B.Name->Offset;
  });
  return std::move(Result);
}

std::vector<ModelEntry> entriesOf(const Model &M) {
  EntryCollector All;
  All.addResponse(M);
  All.addHeaders(M);
  All.addConstants(M);
  All.addRoutes(M);
  All.addHandlers(M);
  All.addRequest(M.Request);
  All.addOthers(M);
  return All.take();
}

} // namespace redirect
