// ModelHeap: a small Python heap made by hand, which can be changed and photographed again and again. For tests.
#ifndef STILLHELD_ANALYSIS_TESTING_MODEL_HEAP_H_
#define STILLHELD_ANALYSIS_TESTING_MODEL_HEAP_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/check.h"
#include "heap/heap_builder.h"
#include "heap/heap_graph.h"

namespace stillheld {

class ModelHeap {
 public:
  using Ref = uint64_t;  // the object's address

  // --- objects
  Ref New(const std::string& type, uint64_t size_bytes = 56) {
    Ref ref = next_address_;
    if (freed_.empty()) {
      next_address_ += 64;
    } else {
      ref = freed_.back();
      freed_.pop_back();
    }
    objects_[ref] = {.type = type, .size_bytes = size_bytes};
    return ref;
  }
  // The next object takes its place.
  void Free(Ref ref) {
    CHECK(objects_.erase(ref) == 1);
    freed_.push_back(ref);
  }
  // Frees all mortal objects that no root reaches, at once, without making their addresses available again.
  void Collect() {
    std::vector<Ref> open;
    std::map<Ref, Object> kept;
    auto reach = [&](Ref ref) {
      if (!kept.contains(ref) && objects_.contains(ref)) {
        kept[ref] = objects_.at(ref);
        open.push_back(ref);
      }
    };
    for (const RootRecord& root : roots_) reach(root.ref);
    for (const Ref ref : held_by_c_) reach(ref);
    for (const auto& [name, ref] : classes_) reach(ref);
    for (const CodeRecord& code : codes_) reach(code.ref);
    for (const auto& [ref, object] : objects_) {
      if ((object.flags & kImmortal) != 0) reach(ref);
    }
    while (!open.empty()) {
      const Object object = kept.at(open.back());
      open.pop_back();
      for (const Reference& reference : object.references) {
        if (reference.kind != EdgeKind::kWeak) reach(reference.target);
      }
    }
    objects_ = std::move(kept);
  }

  // --- names
  // A module with a namespace.
  Ref Module(const std::string& name, const std::string& file) {
    const Ref module = New("module");
    roots_.push_back({RootKind::kModule, name, module});
    names_[module] = {.module = "", .qualname = name, .file = file};
    Refer(module, New("dict"), EdgeKind::kDict);
    return module;
  }
  // A running frame, as a root.
  Ref Frame(const std::string& file, const std::string& function, uint32_t line) {
    const Ref frame = New("frame");
    objects_.at(frame).flags = kSynthetic;
    roots_.push_back({RootKind::kFrame, function, frame});
    names_[frame] = {.module = "", .qualname = function, .file = file, .line = line};
    return frame;
  }
  // A field of the interpreter's state.
  void InterpreterField(const std::string& name, Ref ref) { roots_.push_back({RootKind::kInterpreter, name, ref}); }
  Ref Class(const std::string& module, const std::string& name) {
    const Ref type = New("type", 1064);
    classes_[module + "." + name] = type;
    names_[type] = {.module = module, .qualname = name, .file = ""};
    Refer(type, New("dict"), EdgeKind::kDict);
    return type;
  }
  void Name(Ref ref, const std::string& module, const std::string& qualname) {
    names_[ref] = {.module = module, .qualname = qualname, .file = ""};
  }
  // Of a coroutine, as of a frame that does not run.
  void Place(Ref ref, const std::string& file, const std::string& function, uint32_t line) {
    names_[ref] = {.module = "", .qualname = function, .file = file, .line = line};
  }

  // --- references
  void Refer(Ref from, Ref to, EdgeKind kind, const std::string& name = "", uint64_t payload = 0) {
    objects_.at(from).references.push_back({to, kind, name, payload});
  }
  // Of a module or a class.
  Ref NamespaceOf(Ref holder) const {
    for (const Reference& reference : objects_.at(holder).references) {
      if (reference.kind == EdgeKind::kDict) return reference.target;
    }
    CHECK(false);
  }
  void SetGlobal(Ref holder, const std::string& name, Ref value) {
    Replace(NamespaceOf(holder), EdgeKind::kStringKey, name, value);
  }
  void SetAttribute(Ref instance, const std::string& name, Ref value) {
    Replace(instance, EdgeKind::kAttribute, name, value);
  }
  void Append(Ref list, Ref item) {
    Refer(list, item, EdgeKind::kIndex, "", objects_.at(list).length++);
    objects_.at(list).size_bytes += 8;
  }
  void Add(Ref set, Ref item) {
    Refer(set, item, EdgeKind::kMember);
    ++objects_.at(set).length;
  }
  void Put(Ref dict, Ref key, Ref value) {
    const uint64_t position = objects_.at(dict).length++;
    Refer(dict, key, EdgeKind::kKey, "", position);
    Refer(dict, value, EdgeKind::kOtherKey, "", position);
  }
  // Takes the first element or entry out again, and the objects that die with it.
  void DropFirst(Ref container) {
    Object& object = objects_.at(container);
    CHECK(object.length > 0);
    --object.length;
    const bool is_entry = object.references.front().kind == EdgeKind::kKey;
    object.references.erase(object.references.begin(), object.references.begin() + (is_entry ? 2 : 1));
  }
  Ref WeakReference(Ref referent, const std::string& type = "weakref") {
    const Ref weak = New(type, 72);
    Refer(weak, referent, EdgeKind::kWeak);
    return weak;
  }
  void SetSize(Ref ref, uint64_t size_bytes) { objects_.at(ref).size_bytes = size_bytes; }
  void MakeImmortal(Ref ref) { objects_.at(ref).flags |= kImmortal; }
  // No edge shows who holds it.
  void HoldFromC(Ref ref) { held_by_c_.push_back(ref); }
  void SetLength(Ref ref, uint32_t length) { objects_.at(ref).length = length; }
  uint32_t length(Ref ref) const { return objects_.at(ref).length; }

  // --- what is known of values and code
  void SetPythonVersion(const std::string& version) { python_version_ = version; }
  void Bound(Ref owner, const std::string& name, int64_t limit) { bounds_.push_back({owner, name, limit}); }
  // Returns the code object.
  Ref Use(const std::string& file, const std::string& function, uint32_t line, UseKind kind, const std::string& name,
          const std::string& operation, bool is_global = false, bool is_local = false) {
    const Ref code = New("code");
    names_[code] = {.module = "", .qualname = function, .file = file, .line = line};
    codes_.push_back({code, line, kind, name, operation, is_global, is_local});
    return code;
  }
  // Another use in the same code object.
  void AlsoUse(Ref code, uint32_t line, UseKind kind, const std::string& name, const std::string& operation,
               bool is_global = false) {
    codes_.push_back({code, line, kind, name, operation, is_global, false});
  }

  HeapGraph Photograph() const {
    HeapBuilder builder;
    builder.set_python_version(python_version_);
    std::map<std::string, TypeId> types;
    for (const auto& [ref, object] : objects_) {
      if (types.contains(object.type)) continue;
      const auto known = classes_.find(object.type);
      types[object.type] = builder.AddType(builder.Intern(object.type),
                                           Address(known == classes_.end() ? 0 : known->second), 16, IsTracked(object));
    }
    for (const auto& [ref, object] : objects_) {
      builder.AddNode({.address = Address(ref),
                       .type = types.at(object.type),
                       .size_bytes = object.size_bytes,
                       .flags = static_cast<uint16_t>(kDecoded | object.flags),
                       .length = object.length});
    }
    builder.Seal();
    for (const auto& [ref, object] : objects_) {
      for (const Reference& reference : object.references) {
        const EdgeLabel label = HasName(reference.kind) ? EdgeLabel(reference.kind, builder.Intern(reference.name))
                                                        : EdgeLabel(reference.kind, reference.payload);
        if (objects_.contains(reference.target)) {
          builder.AddEdge(builder.FindNode(Address(ref)), Address(reference.target), label);
        }
      }
    }
    AddRecords(builder);
    return std::move(builder).Build();
  }

 private:
  struct Reference {
    Ref target;
    EdgeKind kind;
    std::string name;
    uint64_t payload;
  };
  struct Object {
    std::string type;
    uint64_t size_bytes = 0;
    uint32_t length = 0;
    uint16_t flags = 0;
    std::vector<Reference> references = {};
  };
  struct NameRecord {
    std::string module, qualname, file;
    uint32_t line = 0;
  };
  struct RootRecord {
    RootKind kind;
    std::string name;
    Ref ref;
  };
  struct BoundRecord {
    Ref owner;
    std::string name;
    int64_t limit;
  };
  struct CodeRecord {
    Ref ref;
    uint32_t line;
    UseKind kind;
    std::string name, operation;
    bool is_global, is_local;
  };

  static bool IsTracked(const Object& object) {
    return object.type != "int" && object.type != "str" && object.type != "code" && object.type != "weakref";
  }

  void Replace(Ref holder, EdgeKind kind, const std::string& name, Ref value) {
    for (Reference& reference : objects_.at(holder).references) {
      if (reference.kind == kind && reference.name == name) {
        reference.target = value;
        return;
      }
    }
    Refer(holder, value, kind, name);
    if (kind == EdgeKind::kStringKey) ++objects_.at(holder).length;
  }

  void AddRecords(HeapBuilder& builder) const {
    for (const RootRecord& root : roots_) builder.AddRoot(root.kind, root.name, builder.FindNode(Address(root.ref)));
    auto intern = [&](const std::string& text) { return text.empty() ? StringId() : builder.Intern(text); };
    for (const auto& [ref, name] : names_) {
      builder.AddName({.node = builder.FindNode(Address(ref)),
                       .module = intern(name.module),
                       .qualname = intern(name.qualname),
                       .file = intern(name.file),
                       .line = name.line});
    }
    for (const CodeRecord& code : codes_) {
      builder.AddUse({.code = builder.FindNode(Address(code.ref)),
                      .name = builder.Intern(code.name),
                      .operation = builder.Intern(code.operation),
                      .kind = code.kind,
                      .line = code.line,
                      .is_global = code.is_global,
                      .is_local = code.is_local});
    }
    for (const BoundRecord& bound : bounds_) {
      builder.AddBound({builder.FindNode(Address(bound.owner)), builder.Intern(bound.name), bound.limit});
    }
  }

  std::string python_version_;
  std::map<Ref, Object> objects_;
  std::map<Ref, NameRecord> names_;
  std::map<std::string, Ref> classes_;
  std::vector<RootRecord> roots_;
  std::vector<BoundRecord> bounds_;
  std::vector<CodeRecord> codes_;
  std::vector<Ref> freed_;
  std::vector<Ref> held_by_c_;
  Ref next_address_ = 0x7f0000000000;
};

}  // namespace stillheld

#endif  // STILLHELD_ANALYSIS_TESTING_MODEL_HEAP_H_
