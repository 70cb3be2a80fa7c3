//===- ClientYaml.h - Reads what clients send -----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_CLIENTYAML_H
#define REDIRECT_TIDY_MODELS_CLIENTYAML_H

#include "Models/ModelValues.h"

LLVM_YAML_IS_SEQUENCE_VECTOR(redirect::LibrarySettingModel)

namespace llvm::yaml {

template <> struct MappingTraits<LibrarySettingModel> {
  static void mapping(IO &In, LibrarySettingModel &M) {
    In.mapRequired("follow", M.Follow);
    In.mapRequired("with", M.With);
    In.mapOptional("unless", M.Unless);
    In.mapRequired("then", M.Then);
    In.mapOptional("instead", M.Instead);
  }
};

template <> struct MappingTraits<ClientModel> {
  static void mapping(IO &In, ClientModel &M) {
    In.mapOptional("location", M.Location);
    In.mapOptional("requests", M.Requests);
    In.mapOptional("follows", M.Follows);
    In.mapOptional("setting", M.Setting);
    In.mapOptional("settings", M.Settings);
  }
};

} // namespace llvm::yaml

#endif // REDIRECT_TIDY_MODELS_CLIENTYAML_H
