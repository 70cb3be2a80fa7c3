//===- ModelYaml.h - The form of a model in YAML ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// What LLVM's YAML I/O has to know of each part of a model: its keys, and what
// to say where they don't go together. ModelValues.h has the forms of their
// values; docs/writing-a-model.md and docs/model.schema.json say the same.

#ifndef REDIRECT_TIDY_MODELS_MODELYAML_H
#define REDIRECT_TIDY_MODELS_MODELYAML_H

#include "Models/ClientYaml.h"
#include "Models/FunctionYaml.h"
#include "Models/RequestYaml.h"
#include "Models/ResponseYaml.h"
#include "Models/RouteYaml.h"

namespace llvm::yaml {

template <> struct MappingTraits<Model> {
  static void mapping(IO &In, Model &M) {
    In.mapRequired("framework", M.Framework);
    In.mapOptional("versions", M.Versions);
    In.mapOptional("identifier", M.Identifier);
    In.mapOptional("mentions", M.Mentions);
    In.mapOptional("unless-mentions", M.UnlessMentions);
    In.mapOptional("redirects", M.Redirects);
    In.mapOptional("statuses", M.Statuses);
    In.mapOptional("headers", M.Headers);
    In.mapOptional("header-lists", M.HeaderLists);
    In.mapOptional("response-parts", M.ResponseParts);
    In.mapOptional("header-names", M.HeaderNames);
    In.mapOptional("status-names", M.StatusNames);
    In.mapOptional("status-classes", M.StatusClasses);
    In.mapOptional("raw-responses", M.RawResponses);
    In.mapOptional("routes", M.Routes);
    In.mapOptional("method-exclusions", M.MethodExclusions);
    In.mapOptional("groups", M.Groups);
    In.mapOptional("limits", M.Limits);
    In.mapOptional("handlers", M.Handlers);
    In.mapOptional("starts", M.Starts);
    In.mapOptional("handlers-are-unregistered", M.HandlersAreUnregistered);
    In.mapOptional("standard-output-answers", M.StandardOutputAnswers);
    In.mapOptional("method-names", M.MethodNames);
    In.mapOptional("request", M.Request);
    In.mapOptional("predicates", M.Predicates);
    In.mapOptional("work", M.Work);
    In.mapOptional("functions", M.Functions);
    In.mapOptional("comparisons", M.Comparisons);
    In.mapOptional("texts", M.Texts);
    In.mapOptional("client", M.Client);
  }
};

} // namespace llvm::yaml

#endif // REDIRECT_TIDY_MODELS_MODELYAML_H
