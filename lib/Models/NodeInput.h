//===- NodeInput.h - YAML that was parsed at build time ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_NODEINPUT_H
#define REDIRECT_TIDY_MODELS_NODEINPUT_H

#include "LLVMVersions.h"
#include "Models/BuiltinModels.h"
#include "Models/ModelValues.h"

namespace redirect {

/// What YAML I/O reads a shipped model from: the values that were parsed when
/// the plugin was built. They are right: whatever is wrong is a fault of ours,
/// and fatal.
///
/// It is an Input, of an empty mapping, because YAML I/O takes whatever it
/// reads an optional value from for one.
class NodeInput final : public llvm::yaml::Input, private ModelReading {
public:
  explicit NodeInput(const BuiltinModel &Source);

private:
  size_t offset() const override { return Current->Offset; }

  void beginMapping() override {}
  void endMapping() override {}
  void beginFlowMapping() override {}
  void endFlowMapping() override {}
  bool preflightKey(LLVM_YAML_KEY Key, bool IsRequired, bool, bool &UsesDefault,
                    void *&Around) override;
  void postflightKey(void *Around) override { leave(Around); }

  unsigned beginSequence() override { return Current->Size; }
  bool preflightElement(unsigned Index, void *&Around) override;
  void postflightElement(void *Around) override { leave(Around); }
  void endSequence() override {}
  unsigned beginFlowSequence() override { return Current->Size; }
  bool preflightFlowElement(unsigned Index, void *&Around) override {
    return preflightElement(Index, Around);
  }
  void postflightFlowElement(void *Around) override { leave(Around); }
  void endFlowSequence() override {}

  void beginEnumScalar() override {}
  bool matchEnumScalar(LLVM_YAML_KEY Name, bool) override {
    return text() == Name;
  }
  bool matchEnumFallback() override { return false; }
  void endEnumScalar() override {}
  // No model has a set of bits. What is Input's own and takes a name would be
  // looked up when the plugin is loaded, also into a clang-tidy of another
  // LLVM, whose names have another type: it must get as far as saying that.
  bool beginBitSetScalar(bool &) override { return false; }
  bool bitSetMatch(LLVM_YAML_KEY, bool) override { return false; }
  void endBitSetScalar() override {}
  void scalarString(llvm::StringRef &Text, llvm::yaml::QuotingType) override {
    Text = text();
  }
  llvm::yaml::NodeKind getNodeKind() override;
  void setError(const llvm::Twine &Message) override;

  llvm::StringRef text() const {
    return {Source.Texts + Current->Begin, Current->Size};
  }
  llvm::StringRef keyOf(const ModelNode &Node) const {
    return {Source.Texts + Node.Key, Node.KeySize};
  }
  llvm::ArrayRef<ModelNode> below() const {
    return Source.Nodes.slice(Current->Begin, Current->Size);
  }
  void enter(const ModelNode &Node, void *&Around);
  void leave(void *Around);

  const BuiltinModel &Source;
  const ModelNode *Current;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_NODEINPUT_H
